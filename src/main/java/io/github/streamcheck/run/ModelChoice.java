package io.github.streamcheck.run;

import io.github.streamcheck.observe.Sanitizer;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.Mix;
import io.github.streamcheck.server.ModelAnswer;
import io.github.streamcheck.server.ServerProbe;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which models are asked for.
 *
 * @param mix the requests, each of which may name a model
 * @param unnamed the model of those that name none
 */
record ModelChoice(Mix mix, String unnamed) {

    private static final String UNKNOWN = "unknown";

    /**
     * Returns the models that the plan names or, if there are requests without one, the first model that the server lists. Where
     * there is no answer any name is used, since the streams show the reason.
     *
     * @return empty if there is no model to ask for, which the journal then has the reason for
     */
    static Optional<ModelChoice> of(RunContext context, ServerProbe probe) {
        Mix mix = context.plan().mix();
        if (mix.namesEveryModel()) {
            return Optional.of(new ModelChoice(mix, mix.shares().get(0).model().orElse(UNKNOWN)));
        }
        ModelAnswer answer = probe.firstModel();
        if (answer.model().isPresent()) {
            context.journal()
                    .noteInReports("the model is the first that the server lists: "
                            + answer.model().get());
            return answer.model().map(model -> new ModelChoice(mix, model));
        }
        if (answer.kind() == ModelAnswer.Kind.BROKEN) {
            context.journal()
                    .warn("no model is known (" + answer.reason() + "), so the streams request \"" + UNKNOWN
                            + "\"; name one with <model> or -Dstreamcheck.model");
        }
        if (answer.kind() == ModelAnswer.Kind.BROKEN || answer.kind() == ModelAnswer.Kind.UNREACHABLE) {
            return Optional.of(new ModelChoice(mix, UNKNOWN));
        }
        context.journal()
                .broken("model", "no model to ask for (" + answer.reason() + "); " + advice(context, probe, answer));
        return Optional.empty();
    }

    /** A server may have no list of models; but where it has none of the endpoints either, the address is wrong, and no model helps. */
    private static String advice(RunContext context, ServerProbe probe, ModelAnswer answer) {
        String baseUri = "baseUrl (" + context.plan().target().baseUri() + ")";
        if (answer.kind() != ModelAnswer.Kind.ABSENT) {
            return "is " + baseUri + " right? If so, set <model> or -Dstreamcheck.model";
        }
        List<String> paths = context.plan().endpoints().endpoints().stream()
                .map(Endpoint::path)
                .toList();
        return paths.stream()
                .filter(path -> probe.ask(path).status() != 404)
                .findFirst()
                .map(path -> "set <model> or -Dstreamcheck.model, since " + path + " is there")
                .or(() -> AddressSearch.advice(context))
                .orElseGet(() -> "is " + baseUri + " right? HTTP 404 also for " + String.join(", ", paths));
    }

    /** The same for a server that is only compared with: what it lacks shows in its streams. */
    static ModelChoice ofReference(RunContext context, ServerProbe probe) {
        Mix mix = context.plan().mix();
        Optional<String> named = mix.namesEveryModel()
                ? mix.shares().get(0).model()
                : probe.firstModel().model();
        return new ModelChoice(mix, named.orElse(UNKNOWN));
    }

    /** The model that is asked for at an endpoint first. */
    String at(Endpoint endpoint) {
        return mix.first(endpoint).flatMap(Mix.Share::model).orElse(unnamed);
    }

    /** All models, separated by commas and fit to be shown. */
    String names(Sanitizer sanitizer) {
        return sanitizer.line(mix.shares().stream()
                .map(share -> share.model().orElse(unnamed))
                .distinct()
                .collect(Collectors.joining(", ")));
    }
}

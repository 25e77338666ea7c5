package io.github.streamcheck.run;

import io.github.streamcheck.observe.Sanitizer;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.Mix;
import io.github.streamcheck.server.ModelAnswer;
import io.github.streamcheck.server.ServerProbe;
import java.util.List;
import java.util.Optional;

/**
 * Which models are asked for.
 *
 * @param mix the requests, each of which may name a model
 * @param known the model of those that name none; empty if none is known
 */
record ModelChoice(Mix mix, Optional<String> known) {

    /** What is asked for if no model is known. */
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
            return Optional.of(new ModelChoice(mix, mix.shares().get(0).model()));
        }
        ModelAnswer answer = probe.firstModel();
        if (answer.model().isPresent()) {
            context.journal()
                    .noteInReports("the model is the first that the server lists: "
                            + answer.model().get());
            return Optional.of(new ModelChoice(mix, answer.model()));
        }
        if (answer.kind() == ModelAnswer.Kind.BROKEN) {
            context.journal()
                    .warn("no model is known (" + answer.reason() + "), so the streams request \"" + UNKNOWN
                            + "\"; name one with <model> or -Dstreamcheck.model");
        }
        if (answer.kind() == ModelAnswer.Kind.BROKEN || answer.kind() == ModelAnswer.Kind.UNREACHABLE) {
            return Optional.of(new ModelChoice(mix, Optional.empty()));
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
        return new ModelChoice(
                mix,
                mix.namesEveryModel()
                        ? mix.shares().get(0).model()
                        : probe.firstModel().model());
    }

    /** The model of requests that name none: any name if none is known. */
    String unnamed() {
        return known.orElse(UNKNOWN);
    }

    /** The model that is asked for at an endpoint first. */
    String at(Endpoint endpoint) {
        return mix.first(endpoint).flatMap(Mix.Share::model).orElse(unnamed());
    }

    /** All known models, separated by commas and fit to be shown; empty if none is known. */
    Optional<String> names(Sanitizer sanitizer) {
        List<String> models = mix.shares().stream()
                .flatMap(share -> share.model().or(() -> known).stream())
                .distinct()
                .toList();
        return models.isEmpty() ? Optional.empty() : Optional.of(sanitizer.line(String.join(", ", models)));
    }
}

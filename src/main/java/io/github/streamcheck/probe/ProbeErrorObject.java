package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.plan.Secret;
import io.github.streamcheck.plan.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at how bad requests are refused by the endpoints that have an error object of their own. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.PROBES,
        severity = Severity.WARNING,
        summary = "refusals by messages or an endpoint of Ollama: the error object of that API",
        explanation = """
            Malformed JSON, an unknown model and a wrong key are refused, and each refusal must have the API's own error object:
            for messages an object with the type error and the object error, for Ollama's endpoints one whose error is a text.
            Clients read the kind and the message of the error from it, and cannot read that of another API.

            Fix: Write the error in the shape of the API that was asked.""")
public final class ProbeErrorObject implements Probe {

    @Override
    public boolean isAbout(Endpoint endpoint) {
        return endpoint.shape() == EventShape.MESSAGES || endpoint.shape().isLines();
    }

    @Override
    public Result run(Client client) throws InterruptedException {
        String good = client.body(client.request("hello", Map.of()), false).toString();
        String unknown = client.body(client.request("hello", ProbeUnknownModel.UNKNOWN), false)
                .toString();
        List<Bad> all = List.of(
                new Bad("a wrong key", good, ProbeBadKey.WRONG),
                new Bad("an unknown model", unknown, Optional.empty()),
                new Bad("malformed JSON", ProbeMalformedJson.BODY, Optional.empty()));
        int refused = 0;
        for (Bad bad : all) {
            Answer answer = client.post(bad.body(), bad.key());
            if (answer.isRefusal()) {
                refused++;
                if (!client.dialect().isError(answer.body())) {
                    return Result.found(bad.name() + " is refused, but not with the error object of this API");
                }
            }
        }
        return refused > 0 ? Result.EXPECTED : Result.notApplicable("no bad request is refused");
    }

    private record Bad(String name, String body, Optional<Secret> key) {}
}

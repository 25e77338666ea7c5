package io.github.streamcheck.probe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.plan.Severity;
import java.util.Map;
import java.util.Optional;

/** Sends a request for a message without a limit. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.PROBES,
        severity = Severity.WARNING,
        summary = "messages without max_tokens: refused with 4xx and the error object of the API",
        explanation = """
            Anthropic's API requires max_tokens. A server that sets a limit of its own accepts requests that fail elsewhere, and
            cuts answers at a length that nobody asked for. Accepted: any 4xx with the API's error object.

            Fix: Answer with 400 and an error object of the type invalid_request_error.""")
public final class ProbeLimitMissing implements Probe {

    @Override
    public boolean isAbout(Endpoint endpoint) {
        return endpoint.shape() == EventShape.MESSAGES;
    }

    @Override
    public Result run(Client client) throws InterruptedException {
        ObjectNode body = client.body(client.request("hello", Map.of()), true);
        body.remove(client.dialect().limit());
        Answer answer = client.post(body.toString(), Optional.empty());
        return Result.of(
                answer.isRefusal() && client.dialect().isError(answer.body()),
                answer.isRefusal()
                        ? "a request without max_tokens is refused, but not with the error object of this API"
                        : "a request without max_tokens is answered with " + answer.outcome());
    }
}

package io.github.streamcheck.probe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.StreamRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends a request without a prompt. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.PROBES,
        severity = Severity.WARNING,
        summary = "no messages and no prompt: refused with 4xx",
        explanation = """
            Without messages (chat) or a prompt (completions) there is nothing to answer. Accepted: any 4xx.

            Fix: Answer with 400 or 422.""")
public final class ProbeMissingPrompt implements Probe {

    /** Ollama takes it for a request to load the model. */
    @Override
    public boolean isAbout(Endpoint endpoint) {
        return !endpoint.shape().isLines();
    }

    @Override
    public Result run(Client client) throws InterruptedException {
        StreamRequest request = client.request("hello", Map.of());
        ObjectNode body = client.body(request, true);
        body.remove(List.of("messages", "prompt", "input"));
        Answer answer = client.post(body.toString(), Optional.empty());
        return Result.of(answer.isRefusal(), "a request without a prompt is answered with " + answer.outcome());
    }
}

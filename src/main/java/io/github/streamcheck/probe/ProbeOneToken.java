package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.plan.Severity;
import java.util.Map;
import java.util.Optional;

/** Asks for one token. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.PROBES,
        severity = Severity.WARNING,
        summary = "a limit of one token: the answer ends with max_tokens (messages) or length (Ollama)",
        explanation = """
            Asked with max_tokens of 1 (messages) or num_predict of 1 (Ollama's endpoints). Clients that see another reason take the
            answer for whole. Accepted: a whole stream whose last reason is max_tokens or length; any 4xx.

            Fix: Report that the limit ended the answer.""")
public final class ProbeOneToken implements Probe {

    @Override
    public boolean isAbout(Endpoint endpoint) {
        return endpoint.shape() == EventShape.MESSAGES || endpoint.shape().isLines();
    }

    @Override
    public Result run(Client client) throws InterruptedException {
        Answer answer = client.stream(client.request(
                        "Tell a long story.", Map.of(client.dialect().limit(), 1)))
                .answer();
        boolean limited = answer.isAnswer() && answer.finishReason().equals(Optional.of("length"));
        return Result.of(
                limited || answer.isRefusal(),
                answer.isAnswer()
                        ? "an answer that is limited to one token does not end by the limit"
                        : "a limit of one token is answered with " + answer.outcome());
    }
}

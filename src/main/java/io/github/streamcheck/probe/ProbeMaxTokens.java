package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.StreamRequest;
import java.util.Map;

/** Asks for more tokens than any context has. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.PROBES,
        severity = Severity.WARNING,
        summary = "max_tokens of 2147483647: refused with 4xx, or clamped",
        explanation = """
            The limit is beyond any context. Accepted: any 4xx; an answer, since many servers use the rest of the
            context. A 200 without an answer is reported.

            Fix: Refuse the limit with 400, or cap it and answer.""")
public final class ProbeMaxTokens implements Probe {

    @Override
    public Result run(Client client) throws InterruptedException {
        StreamRequest request = client.request("hello", Map.of(client.dialect().limit(), Integer.MAX_VALUE));
        StreamedAnswer streamed = client.leaveAfter(request, 3);
        Answer answer = streamed.answer();
        return Result.of(
                (answer.isRefusal() || answer.isAnswer()) && !streamed.sawError(),
                "an absurd max_tokens is answered with "
                        + (streamed.sawError() ? "an error in the stream" : answer.outcome()));
    }
}

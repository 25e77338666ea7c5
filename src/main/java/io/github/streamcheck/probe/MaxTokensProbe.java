package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.StreamRequest;
import java.util.Map;

/** A limit beyond reason. */
@AutoService(Rule.class)
public final class MaxTokensProbe implements Probe {

    @Override
    public String id() {
        return "probe-max-tokens";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String summary() {
        return "max_tokens of 2147483647: refused with 4xx, or clamped";
    }

    @Override
    public String explanation() {
        return "The limit is beyond any context. Accepted: any 4xx; an answer, since many servers take "
                + "the rest of the context for it.";
    }

    @Override
    public Result run(Client client) throws InterruptedException {
        StreamRequest request = client.request("hello", Map.of(client.wording().limit(), Integer.MAX_VALUE));
        StreamedAnswer streamed = client.leaveAfter(request, 3);
        Answer answer = streamed.answer();
        return Result.of(
                (answer.isRefusal() || answer.isSuccess()) && !streamed.sawError(),
                "an absurd max_tokens is answered with "
                        + (answer.isSuccess() ? "an error in the stream" : answer.outcome()));
    }
}

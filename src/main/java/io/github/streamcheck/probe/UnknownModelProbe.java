package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.StreamRequest;
import java.util.Map;

/** A model that is unknown. */
@AutoService(Rule.class)
public final class UnknownModelProbe implements Probe {

    @Override
    public String id() {
        return "probe-unknown-model";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String summary() {
        return "an unknown model: refused with 4xx, or answered all the same";
    }

    @Override
    public String explanation() {
        return "A server that knows one model only may answer under any name. One that refuses has to do "
                + "so with a status, not with an error in a stream that has begun with 200. Accepted: any "
                + "4xx; a whole answer.";
    }

    @Override
    public Result run(Client client) throws InterruptedException {
        StreamRequest request = client.request("hello", Map.of("model", "streamcheck-no-such-model"));
        StreamedAnswer streamed = client.stream(request);
        Answer answer = streamed.answer();
        boolean hidden = answer.isSuccess() && streamed.sawError();
        return Result.of(
                answer.isRefusal() || (answer.isSuccess() && !hidden),
                hidden
                        ? "an unknown model is refused under a status of success"
                        : "an unknown model is answered with " + answer.outcome());
    }
}

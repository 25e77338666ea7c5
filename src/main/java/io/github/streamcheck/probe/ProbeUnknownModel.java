package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.StreamRequest;
import java.util.Map;

/** Asks for an unknown model. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.PROBES,
        severity = Severity.WARNING,
        summary = "an unknown model: refused with 4xx, or answered",
        explanation = """
            A server with one model may answer under any name. Otherwise it has to refuse with a status, not with an
            error in a stream that has begun with 200. Accepted: any 4xx; a whole answer.

            Fix: Answer with 404 before the stream begins.""")
public final class ProbeUnknownModel implements Probe {

    /** Asks for it. */
    static final Map<String, Object> UNKNOWN = Map.of("model", "streamcheck-no-such-model");

    @Override
    public Result run(Client client) throws InterruptedException {
        StreamRequest request = client.request("hello", UNKNOWN);
        StreamedAnswer streamed = client.stream(request);
        Answer answer = streamed.answer();
        boolean hidden = answer.isSuccess() && streamed.sawError();
        return Result.of(
                answer.isRefusal() || (answer.isAnswer() && !hidden),
                hidden
                        ? "an unknown model is refused with a status of success"
                        : "an unknown model is answered with " + answer.outcome());
    }
}

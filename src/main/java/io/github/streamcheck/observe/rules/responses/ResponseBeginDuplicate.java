package io.github.streamcheck.observe.rules.responses;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.ResponsesRule;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;

/** Reports responses that begin twice. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TYPED,
        severity = Severity.WARNING,
        strictSeverity = Severity.ERROR,
        summary = "a second response.created",
        explanation = """
            The helper of OpenAI's SDK for JavaScript raises an error at a second response.created; other clients drop
            what came before it, or join it with what follows. Common cause: a gateway sends its own beside that of the
            server behind it, or asks the server again in the middle of a stream.

            Fix: Send response.created once; a gateway passes on the one that it receives.""")
public final class ResponseBeginDuplicate implements ResponsesRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new StreamObserver() {
            private boolean begun;

            @Override
            public void typed(SseEvent event, Payload.Typed typed) {
                if (typed.step() == Payload.Step.BEGIN) {
                    if (begun) {
                        stream.report("response.created comes again", event);
                    }
                    begun = true;
                }
            }
        };
    }
}

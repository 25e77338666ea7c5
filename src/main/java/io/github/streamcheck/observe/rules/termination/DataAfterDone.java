package io.github.streamcheck.observe.rules.termination;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ChunkRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;

/** Reports data after [DONE]. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TERMINATION,
        severity = Severity.ERROR,
        summary = "any data event after [DONE]",
        explanation = """
            Most clients stop reading at [DONE] and lose what follows: late usage, an error, or the rest of a text.
            Comments after it do no harm.

            Fix: Send [DONE] last.""")
public final class DataAfterDone implements ChunkRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new StreamObserver() {
            private boolean done;

            @Override
            public void significant(SseEvent event, Payload payload) {
                if (payload instanceof Payload.Done) {
                    done = true;
                } else if (done) {
                    stream.report("data came after [DONE]", event);
                }
            }
        };
    }
}

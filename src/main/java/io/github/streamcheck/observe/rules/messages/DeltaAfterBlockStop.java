package io.github.streamcheck.observe.rules.messages;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.MessagesRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.SseEvent;

/** Reports events of blocks that are stopped already. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TYPED,
        severity = Severity.ERROR,
        summary = "a content_block_delta, or a second content_block_stop, of a block that is stopped already",
        explanation = """
            At content_block_stop clients hand the block on: they show it, parse the input of the call and run it. What
            comes later is lost, or runs the call twice.

            Fix: Send content_block_stop once, after the last delta of the block.""")
public final class DeltaAfterBlockStop implements MessagesRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        ObservedStream once = stream.reportingOnce();
        return new BlockObserver() {
            @Override
            void afterStop(SseEvent event) {
                once.report("an event is about a block that is stopped already", event);
            }
        };
    }
}

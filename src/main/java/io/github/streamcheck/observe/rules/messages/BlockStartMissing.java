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

/** Reports events of blocks that never began. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TYPED,
        severity = Severity.ERROR,
        summary = "a content_block_delta or content_block_stop of an index at which no block has begun",
        explanation = """
            SDKs make room for a block at its content_block_start. A delta without one raises an error in some, and is
            lost in others.

            Fix: Send content_block_start before anything else of a block, with the same index.""")
public final class BlockStartMissing implements MessagesRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        ObservedStream once = stream.reportingOnce();
        return new BlockObserver() {
            @Override
            void unknown(SseEvent event) {
                once.report("an event is about a block that has not begun", event);
            }
        };
    }
}

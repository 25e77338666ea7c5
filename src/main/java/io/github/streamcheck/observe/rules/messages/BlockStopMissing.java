package io.github.streamcheck.observe.rules.messages;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.MessagesRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.SseEvent;

/** Reports blocks that are open as the message stops. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TYPED,
        severity = Severity.ERROR,
        summary = "message_stop comes while a block has no content_block_stop",
        explanation = """
            Clients parse the input of a call, and hand on a finished block, at its content_block_stop. Without it the
            call is never run, or the block is missing from the events of the client.

            Fix: Send content_block_stop for each block, before message_delta.""")
public final class BlockStopMissing implements MessagesRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        ObservedStream once = stream.reportingOnce();
        return new BlockObserver() {
            @Override
            void messageStopped(SseEvent event) {
                for (Block block : open()) {
                    once.report("a block is still open at message_stop", Evidence.of(block.begun()));
                }
            }
        };
    }
}

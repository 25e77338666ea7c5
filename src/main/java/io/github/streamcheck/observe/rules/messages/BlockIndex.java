package io.github.streamcheck.observe.rules.messages;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.MessagesRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;

/** Reports blocks that begin at another index than the next one. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TYPED,
        severity = Severity.ERROR,
        summary = "a content_block_start whose index is not the number of blocks before it",
        explanation = """
            The index is the place of the block in the final content. The SDKs append each block that begins, and find
            its deltas by the index: after a gap, or at an index that is in use, text goes into the wrong block or is
            lost without an error. Blocks that are open at the same time are not reported.

            Fix: Count the blocks of a message from 0, those without text too.""")
public final class BlockIndex implements MessagesRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        ObservedStream once = stream.reportingOnce();
        return new BlockObserver() {
            @Override
            void begun(SseEvent event, Payload.Item item, Block block, int number) {
                if (item.output().orElse(number) != number) {
                    once.report("a block begins at another index than the next one", event);
                }
            }
        };
    }
}

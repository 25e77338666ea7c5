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
import java.util.Set;

/** Reports text in the beginning of a block. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TYPED,
        severity = Severity.WARNING,
        summary = "a content_block_start that already has text, thinking or the input of a tool_use",
        explanation = """
            A block begins empty, and its deltas fill it. Several clients read the deltas alone and lose what the start
            has. Signatures, hidden thinking and the results of the server's tools come whole in the start.

            Fix: Begin with \"text\": \"\", \"thinking\": \"\" or \"input\": {}, and send the rest in deltas.""")
public final class BlockStartContent implements MessagesRule {

    private static final Set<String> FILLED_BY_DELTAS = Set.of("text", "thinking", "tool_use");

    @Override
    public StreamObserver observe(ObservedStream stream) {
        ObservedStream once = stream.reportingOnce();
        return new BlockObserver() {
            @Override
            void begun(SseEvent event, Payload.Item item, Block block, int number) {
                if (block.isFilled() && FILLED_BY_DELTAS.contains(block.type())) {
                    once.report("a block has content as it begins", event);
                }
            }
        };
    }
}

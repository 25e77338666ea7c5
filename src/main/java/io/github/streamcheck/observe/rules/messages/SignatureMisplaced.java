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
import java.util.HashSet;
import java.util.Set;

/** Reports signatures in blocks that have none. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TYPED,
        severity = Severity.WARNING,
        summary =
                "a signature on another delta than a signature_delta, in a block that is no thinking, or before its end",
        explanation = """
            A signature is of the whole thinking of its block, and comes last, in a signature_delta. Clients ignore one
            elsewhere, and the thinking that it belongs to can't be sent back.

            Fix: Send signature_delta with the index of the thinking block, right before its content_block_stop.""")
public final class SignatureMisplaced implements MessagesRule {

    /** Others are unknown, and may have one. */
    private static final Set<String> UNSIGNED = Set.of("text", "tool_use", "server_tool_use", "mcp_tool_use");

    @Override
    public StreamObserver observe(ObservedStream stream) {
        ObservedStream once = stream.reportingOnce();
        return new BlockObserver() {
            private final Set<Block> complete = new HashSet<>();

            @Override
            void delta(SseEvent event, Payload.Typed typed, Block block) {
                String kind = typed.part().orElseThrow().kind();
                if (kind.equals("signature_delta")) {
                    if (UNSIGNED.contains(block.type())) {
                        once.report("a signature comes in a block that is no thinking", event);
                    }
                    complete.add(block);
                } else if (Block.isSigned(kind)) {
                    once.report("a signature comes with another delta", event);
                } else if (kind.equals("thinking_delta")
                        && complete.contains(block)
                        && typed.content().isTokenDelta()) {
                    once.report("thinking goes on after its signature", event);
                }
            }
        };
    }
}

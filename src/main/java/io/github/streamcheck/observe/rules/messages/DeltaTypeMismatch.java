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
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import java.util.Map;
import java.util.Set;

/** Reports deltas that don't fit the type of their block. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TYPED,
        severity = Severity.ERROR,
        summary = "a delta of a type that its block does not have, such as text_delta in a tool_use block",
        explanation = """
            SDKs ignore such a delta without an error, or raise one: its text is lost. Common cause: the index of the
            block before is used on after another block has begun. Deltas and blocks of unknown types are not reported.

            Fix: Begin a block of the delta's type, and send the delta with its index.""")
public final class DeltaTypeMismatch implements MessagesRule {

    private static final Set<String> CALL = Set.of("input_json_delta");

    private static final Map<String, Set<String>> DELTAS = Map.of(
            "text",
            Set.of("text_delta", "citations_delta"),
            "thinking",
            Set.of("thinking_delta"),
            "redacted_thinking",
            Set.of(),
            "tool_use",
            CALL,
            "server_tool_use",
            CALL,
            "mcp_tool_use",
            CALL);

    /** Of a signature another rule says more. */
    private static final Set<String> KNOWN =
            Set.of("text_delta", "citations_delta", "thinking_delta", "input_json_delta");

    @Override
    public StreamObserver observe(ObservedStream stream) {
        ObservedStream once = stream.reportingOnce();
        return new BlockObserver() {
            @Override
            void delta(SseEvent event, Payload.Typed typed, Block block) {
                String kind = typed.part().orElseThrow().kind();
                Set<String> fitting = DELTAS.get(block.type());
                if (fitting != null && KNOWN.contains(kind) && !fitting.contains(kind)) {
                    once.report(
                            "a delta does not fit the type of its block",
                            Evidence.at(
                                    event,
                                    kind + " in a block of type " + block.type() + ": "
                                            + Evidence.of(event).excerpt()));
                }
            }
        };
    }
}

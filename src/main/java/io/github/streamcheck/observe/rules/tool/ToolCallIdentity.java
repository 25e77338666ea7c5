package io.github.streamcheck.observe.rules.tool;

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
import io.github.streamcheck.wire.StreamEvent;
import java.util.Collection;
import java.util.Optional;

/** Reports tool calls without an id or a type, or with the id of another call. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TOOL,
        severity = Severity.ERROR,
        summary = "a tool call that never gets an id or a type, or two calls with one id",
        explanation = """
            The result of a call refers to its id, so a call without an id of its own can't be answered. The official
            client for JavaScript raises an error if the type is missing. The older function_call has neither.

            Fix: Send id and type with the first fragment of each call.""")
public final class ToolCallIdentity implements ChunkRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new CallObserver<>(Call::new) {
            @Override
            void fragment(SseEvent event, Payload.ToolFragment fragment, Call call, Collection<Call> known) {
                // Fragments without an index can't be distinguished, which another rule reports.
                call.indexed = fragment.index().orElse(-1) >= 0;
                if (!call.indexed) {
                    return;
                }
                if (fragment.id().isPresent()
                        && known.stream().anyMatch(each -> each != call && each.id.equals(fragment.id()))) {
                    stream.report("two tool calls have the same id", event, "tool_calls");
                }
                call.id = call.id.or(fragment::id);
                call.type = call.type.or(fragment::type);
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                if (!stream.facts().endedInOrder(end)) {
                    return;
                }
                for (Call call : calls()) {
                    if (call.indexed && call.id.isEmpty()) {
                        stream.report("a tool call has no id", call.first, "tool_calls");
                    }
                    if (call.indexed && call.type.isEmpty()) {
                        stream.report("a tool call has no type", call.first, "tool_calls");
                    }
                }
            }
        };
    }

    private static final class Call {

        private final SseEvent first;
        private boolean indexed;
        private Optional<String> id = Optional.empty();
        private Optional<String> type = Optional.empty();

        Call(SseEvent first) {
            this.first = first;
        }
    }
}

package io.github.streamcheck.observe.rules.tool;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.EventRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;
import java.util.Collection;

/** Reports tool calls that can't be run. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TOOL,
        severity = Severity.ERROR,
        summary = "malformed tool_calls or arguments, a call without a name, or an id or a name that changes",
        explanation = """
            Clients join the fragments of a call and parse the arguments as JSON. The id and the name come once, with
            the first fragment. Arguments that were cut by length are not reported; empty arguments are valid. The input
            of a custom tool is any text.

            Fix: Send the id and the name once, with the first fragment, and the arguments as pieces of one JSON text.""")
public final class ToolCallShape implements EventRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return stream.endpoint().shape().hasItems() ? new TypedCalls(stream) : new ChunkCalls(stream);
    }

    private static final class ChunkCalls extends CallObserver<ToolCall> {

        private final ObservedStream stream;

        ChunkCalls(ObservedStream stream) {
            super(event -> new ToolCall());
            this.stream = stream;
        }

        @Override
        void fragment(SseEvent event, Payload.ToolFragment fragment, ToolCall call, Collection<ToolCall> known) {
            call.add(fragment).ifPresent(problem -> stream.report(problem, event, "tool_calls"));
        }

        @Override
        void malformed(SseEvent event) {
            stream.report("tool_calls is not a list of objects", event, "tool_calls");
        }

        @Override
        public void ended(StreamEvent.Ended end) {
            if (stream.facts().endedInOrder(end) && !stream.facts().isCut()) {
                for (ToolCall call : calls()) {
                    call.problem().ifPresent(problem -> stream.report(problem, call.arguments()));
                }
            }
        }
    }
}

package io.github.streamcheck.observe.rules.tool;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ChunkRule;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.rules.PerChoice;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import java.util.HashMap;
import java.util.Map;

/** Reports tool calls whose index is shared, missing or out of order. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TOOL,
        severity = Severity.ERROR,
        summary = "parallel calls that share an index, or an index that is absent or skips a number",
        explanation = """
            Clients join the fragments of a call by its index, which counts from 0. Two calls with one index become one
            with broken arguments. An empty or absent name on later fragments is not reported.

            Fix: Number the calls of an answer from 0, and send the number with each fragment.""")
public final class ToolIndex implements ChunkRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new StreamObserver() {
            private final PerChoice<Map<Long, String>> calls = new PerChoice<>(HashMap::new);

            @Override
            public void significantChunk(SseEvent event, Payload.Chunk chunk) {
                for (Payload.Choice choice : chunk.choices()) {
                    for (Payload.ToolFragment fragment : choice.tools()) {
                        boolean counted = fragment.kind() == Payload.ToolFragment.Kind.FUNCTION
                                || fragment.kind() == Payload.ToolFragment.Kind.CUSTOM;
                        if (counted) {
                            check(fragment, calls.of(choice), Evidence.of(event, "tool_calls"));
                        }
                    }
                }
            }

            private void check(Payload.ToolFragment fragment, Map<Long, String> ids, Evidence evidence) {
                long index = fragment.index().orElse(-1);
                if (index < 0) {
                    stream.report("a fragment of a tool call has no index", evidence);
                } else if (index > ids.size()) {
                    stream.report("the index of tool calls jumps", evidence);
                } else if (!ids.containsKey(index)) {
                    if (ids.size() < ObservedStream.MAX_PARTS) {
                        ids.put(index, fragment.id().orElse(""));
                    }
                } else if (fragment.id().isPresent()
                        && fragment.name().isPresent()
                        && !fragment.id().get().equals(ids.get(index))) {
                    stream.report("two tool calls share an index", evidence);
                }
            }
        };
    }
}

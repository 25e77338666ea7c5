package io.github.streamcheck.observe.rules;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ChunkRule;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.Findings;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.StreamContext;
import io.github.streamcheck.observe.StreamFacts;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;
import java.util.HashMap;
import java.util.Map;

/** Tool calls that can't be run. */
@AutoService(Rule.class)
public final class ToolCallShape implements ChunkRule {

    private static final int MAX_CALLS = 128;

    @Override
    public String id() {
        return "tool-call-shape";
    }

    @Override
    public Category category() {
        return Category.TEXT;
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String summary() {
        return "arguments that are no JSON object, a call without a name, an id or a name that changes";
    }

    @Override
    public String explanation() {
        return "Clients join the fragments of a call and parse the arguments as JSON. The id and the "
                + "name come once, with the first fragment. Arguments that were cut by length are not "
                + "meant; empty ones stand for none.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private final PerChoice<Map<Long, ToolCall>> calls = new PerChoice<>(HashMap::new);

            @Override
            public void notableChunk(SseEvent event, Payload.Chunk chunk) {
                for (Payload.Choice choice : chunk.choices()) {
                    for (Payload.ToolFragment fragment : choice.tools()) {
                        Map<Long, ToolCall> known = calls.of(choice);
                        long index = fragment.index().orElse(-1);
                        if (known.size() < MAX_CALLS || known.containsKey(index)) {
                            known.computeIfAbsent(index, begun -> new ToolCall())
                                    .add(fragment)
                                    .ifPresent(problem -> findings.add(problem, Evidence.of(event)));
                        }
                    }
                }
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                boolean cut = facts.lastFinishReason().filter("length"::equals).isPresent();
                if (facts.endedInOrder(end) && !cut) {
                    for (Map<Long, ToolCall> known : calls.all()) {
                        known.values()
                                .forEach(call -> call.problem()
                                        .ifPresent(problem -> findings.add(problem, Evidence.of(call.arguments()))));
                    }
                }
            }
        };
    }
}

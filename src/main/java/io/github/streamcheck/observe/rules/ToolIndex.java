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
import java.util.HashMap;
import java.util.Map;

/** Tool calls that can't be told apart. */
@AutoService(Rule.class)
public final class ToolIndex implements ChunkRule {

    private static final int MAX_CALLS = 128;

    @Override
    public String id() {
        return "tool-index";
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
        return "parallel calls that share an index, or an index that is absent or jumps";
    }

    @Override
    public String explanation() {
        return "Fragments of a call are joined by its index, which counts the calls from 0. Two calls "
                + "under one index become one with broken arguments. An empty or absent name on later "
                + "fragments is not meant.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private final PerChoice<Map<Long, String>> calls = new PerChoice<>(HashMap::new);

            @Override
            public void notableChunk(SseEvent event, Payload.Chunk chunk) {
                for (Payload.Choice choice : chunk.choices()) {
                    for (Payload.ToolFragment fragment : choice.tools()) {
                        check(fragment, calls.of(choice), Evidence.of(event));
                    }
                }
            }

            private void check(Payload.ToolFragment fragment, Map<Long, String> ids, Evidence evidence) {
                long index = fragment.index().orElse(-1);
                if (index < 0) {
                    findings.add("a fragment of a tool call has no index", evidence);
                } else if (index > ids.size()) {
                    findings.add("the index of tool calls jumps", evidence);
                } else if (!ids.containsKey(index)) {
                    if (ids.size() < MAX_CALLS) {
                        ids.put(index, fragment.id().orElse(""));
                    }
                } else if (fragment.id().isPresent()
                        && fragment.name().isPresent()
                        && !fragment.id().get().equals(ids.get(index))) {
                    findings.add("two tool calls share an index", evidence);
                }
            }
        };
    }
}

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

/** The role after the content. */
@AutoService(Rule.class)
public final class RoleLate implements ChunkRule {

    private static final int ROLE = 0;
    private static final int CONTENT = 1;

    @Override
    public String id() {
        return "role-late";
    }

    @Override
    public Category category() {
        return Category.CHUNKS;
    }

    @Override
    public Severity severity() {
        return Severity.OFF;
    }

    @Override
    public Severity strictSeverity() {
        return Severity.WARNING;
    }

    @Override
    public String summary() {
        return "the first role of a choice after its content";
    }

    @Override
    public String explanation() {
        return "Clients that open a message when the role comes have nowhere to put the content before "
                + "it. After reasoning it is common and not meant.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private final PerChoice<boolean[]> began = new PerChoice<>(() -> new boolean[2]);

            @Override
            public void notableChunk(SseEvent event, Payload.Chunk chunk) {
                for (Payload.Choice choice : chunk.choices()) {
                    boolean[] state = began.of(choice);
                    if (choice.role().isPresent() && !state[ROLE] && state[CONTENT]) {
                        findings.add("the role comes after content", Evidence.of(event));
                    }
                    state[ROLE] |= choice.role().isPresent();
                    state[CONTENT] |= choice.isOutput();
                }
            }
        };
    }
}

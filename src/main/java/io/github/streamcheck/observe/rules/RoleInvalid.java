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

/** Another role, or none. */
@AutoService(Rule.class)
public final class RoleInvalid implements ChunkRule {

    @Override
    public String id() {
        return "role-invalid";
    }

    @Override
    public Category category() {
        return Category.CHUNKS;
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String summary() {
        return "a role other than assistant, or none at all in a chat stream";
    }

    @Override
    public String explanation() {
        return "The first delta of a chat says that the assistant speaks. Accumulators of SDKs fail with "
                + "\"missing role\" without it, and some frameworks drop tool calls. The role on every delta, "
                + "or after reasoning, is not meant.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private boolean seen;

            @Override
            public void notableChunk(SseEvent event, Payload.Chunk chunk) {
                for (Payload.Choice choice : chunk.choices()) {
                    if (choice.role().isPresent()) {
                        seen = true;
                        if (!choice.role().get().equals("assistant")) {
                            findings.add("the role is not assistant", Evidence.of(event));
                        }
                    }
                }
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                boolean chat = stream.endpoint().name().equals("chat");
                if (chat && !seen && facts.endedInOrder(end) && facts.tokenDeltas() > 0) {
                    findings.add("no delta says the role", Evidence.NONE);
                }
            }
        };
    }
}

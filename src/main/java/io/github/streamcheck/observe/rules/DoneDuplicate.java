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

/** The sentinel came twice. */
@AutoService(Rule.class)
public final class DoneDuplicate implements ChunkRule {

    @Override
    public String id() {
        return "done-duplicate";
    }

    @Override
    public Category category() {
        return Category.TERMINATION;
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String summary() {
        return "a second [DONE]";
    }

    @Override
    public String explanation() {
        return "Two producers of the end: usually a gateway that adds its own to the one of the server "
                + "behind it. Clients that read on after the first try to parse what follows.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private boolean seen;

            @Override
            public void notable(SseEvent event, Payload payload) {
                if (payload instanceof Payload.Done) {
                    if (seen) {
                        findings.add("[DONE] came again", Evidence.of(event));
                    }
                    seen = true;
                }
            }
        };
    }
}

package io.github.streamcheck.observe.rules;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.Findings;
import io.github.streamcheck.observe.ResponsesRule;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.StreamContext;
import io.github.streamcheck.observe.StreamFacts;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import java.util.OptionalLong;

/** Events that are not numbered one after the other. */
@AutoService(Rule.class)
public final class SequenceGap implements ResponsesRule {

    @Override
    public String id() {
        return "sequence-gap";
    }

    @Override
    public Category category() {
        return Category.TYPED;
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public Severity strictSeverity() {
        return Severity.ERROR;
    }

    @Override
    public String summary() {
        return "sequence_number is absent, or not one more than before";
    }

    @Override
    public String explanation() {
        return "The numbers tell a client whether it has seen every event, and where to go on after a "
                + "lost connection (starting_after). A gap says that an event was lost or that two parts of "
                + "the server count apart. The first number may be any.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private OptionalLong before = OptionalLong.empty();

            @Override
            public void typed(SseEvent event, Payload.Typed typed) {
                if (typed.type().isEmpty()) {
                    return;
                }
                OptionalLong now = typed.sequence();
                if (now.isEmpty()) {
                    findings.addMinor("an event has no sequence_number", Evidence.of(event));
                } else if (before.isPresent() && now.getAsLong() != before.getAsLong() + 1) {
                    findings.add("sequence_number is not one more than before", Evidence.of(event));
                }
                before = now;
            }

            @Override
            public void notable(SseEvent event, Payload payload) {
                if (payload.said().isEmpty()) {
                    // What is damaged had a number too.
                    before = OptionalLong.empty();
                }
            }
        };
    }
}

package io.github.streamcheck.observe.rules;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.Findings;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.StreamContext;
import io.github.streamcheck.observe.StreamFacts;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;

/** Every delta twice. */
@AutoService(Rule.class)
public final class DeltasDoubled implements StreamRule {

    /** Fewer pairs may be chance. */
    static final int MIN_DELTAS = 16;

    @Override
    public String id() {
        return "deltas-doubled";
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
        return "all deltas come in equal pairs";
    }

    @Override
    public String explanation() {
        return "Two writers send the same stream into one answer, or an observer was registered twice: "
                + "the text reads \"HiHi there there\". Equal neighbours now and then are not meant.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private String first = "";
            private String before = "";
            private int deltas;
            private boolean pairs = true;
            private boolean varied;

            @Override
            public void chunk(SseEvent event, Payload.Chunk chunk) {
                for (Payload.Choice choice : chunk.choices()) {
                    if (choice.text().isEmpty()) {
                        continue;
                    }
                    if (deltas++ % 2 == 0) {
                        before = choice.text();
                        first = deltas == 1 ? before : first;
                        varied |= !before.equals(first);
                    } else {
                        pairs &= before.equals(choice.text());
                    }
                }
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                if (pairs && varied && deltas >= MIN_DELTAS && deltas % 2 == 0 && facts.isOneChoice()) {
                    findings.add("every delta comes twice", Evidence.of(deltas + " deltas in equal pairs"));
                }
            }
        };
    }
}

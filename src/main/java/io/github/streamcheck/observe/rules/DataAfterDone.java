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

/** Data after the sentinel. */
@AutoService(Rule.class)
public final class DataAfterDone implements ChunkRule {

    @Override
    public String id() {
        return "data-after-done";
    }

    @Override
    public Category category() {
        return Category.TERMINATION;
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String summary() {
        return "any data event after [DONE]";
    }

    @Override
    public String explanation() {
        return "Most clients stop reading at [DONE], so that what follows is lost: usage that arrives "
                + "late, an error, or the rest of a text. Send [DONE] last. Comments after it do no harm.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private boolean done;

            @Override
            public void notable(SseEvent event, Payload payload) {
                if (payload instanceof Payload.Done) {
                    done = true;
                } else if (done) {
                    findings.add("data came after [DONE]", Evidence.of(event));
                }
            }
        };
    }
}

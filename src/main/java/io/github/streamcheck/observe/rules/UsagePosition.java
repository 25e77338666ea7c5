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
import java.util.Optional;

/** Token counts before the last token. */
@AutoService(Rule.class)
public final class UsagePosition implements StreamRule {

    @Override
    public String id() {
        return "usage-position";
    }

    @Override
    public Category category() {
        return Category.TEXT;
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String summary() {
        return "usage before the last token delta and never again";
    }

    @Override
    public String explanation() {
        return "It can't have counted what came after it. The counts belong into a chunk of their own "
                + "before [DONE]. Running counts in every chunk are not meant.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private Optional<SseEvent> counted = Optional.empty();
            private boolean tokensAfter;

            @Override
            public void notableChunk(SseEvent event, Payload.Chunk chunk) {
                if (chunk.usage().isPresent()) {
                    counted = Optional.of(event);
                    tokensAfter = false;
                } else {
                    tokensAfter |= chunk.isTokenDelta();
                }
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                if (facts.endedInOrder(end) && tokensAfter) {
                    counted.ifPresent(
                            event -> findings.add("the last usage comes before the last token", Evidence.of(event)));
                }
            }
        };
    }
}

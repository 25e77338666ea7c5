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
import java.util.OptionalLong;

/** Running token counts that go down. */
@AutoService(Rule.class)
public final class UsageFalls implements StreamRule {

    @Override
    public String id() {
        return "usage-falls";
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
        return "running usage that goes down";
    }

    @Override
    public String explanation() {
        return "A server that sends the usage with every chunk counts up. One that goes down was reset or "
                + "mixed up with another stream. Judged for one choice only, since some servers count each "
                + "choice apart.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private long highest = Long.MIN_VALUE;

            @Override
            public void notableChunk(SseEvent event, Payload.Chunk chunk) {
                OptionalLong tokens =
                        chunk.usage().map(Payload.Usage::completionTokens).orElse(OptionalLong.empty());
                if (tokens.isPresent() && facts.isOneChoice()) {
                    if (tokens.getAsLong() < highest) {
                        findings.add("the running count of completion tokens goes down", Evidence.of(event));
                    }
                    highest = Math.max(highest, tokens.getAsLong());
                }
            }
        };
    }
}

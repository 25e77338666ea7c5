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

/** One chunk over several data lines. */
@AutoService(Rule.class)
public final class SseMultiline implements ChunkRule {

    @Override
    public String id() {
        return "sse-multiline";
    }

    @Override
    public Category category() {
        return Category.FRAMING;
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String summary() {
        return "JSON spread over several data: lines";
    }

    @Override
    public String explanation() {
        return "The standard allows it, but several clients take each line for a chunk of its own and fail "
                + "to parse it. Write the JSON of a chunk on one line.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void notableChunk(SseEvent event, Payload.Chunk chunk) {
                if (event.dataLines() > 1) {
                    findings.add("the JSON of an event is spread over several data: lines", Evidence.of(event));
                }
            }
        };
    }
}

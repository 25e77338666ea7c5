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
import java.util.Set;

/** A finish reason that nobody knows. */
@AutoService(Rule.class)
public final class FinishUnknown implements ChunkRule {

    private static final Set<String> KNOWN = Set.of("stop", "length", "tool_calls", "content_filter", "function_call");

    @Override
    public String id() {
        return "finish-unknown";
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
        return "not one of stop, length, tool_calls, content_filter, function_call";
    }

    @Override
    public String explanation() {
        return "Clients with a closed list of finish reasons fail to parse another, or never see the end. "
                + "Translate the reasons of the engine (eos_token, end_turn, abort) into those of the "
                + "protocol.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void notableChunk(SseEvent event, Payload.Chunk chunk) {
                for (Payload.Choice choice : chunk.choices()) {
                    if (choice.finishReason()
                            .filter(reason -> !KNOWN.contains(reason))
                            .isPresent()) {
                        findings.add("a finish reason that the protocol does not have", Evidence.of(event));
                    }
                }
            }
        };
    }
}

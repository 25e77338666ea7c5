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

/** Log probabilities that are absent or of another shape. */
@AutoService(Rule.class)
public final class LogprobsShape implements ChunkRule {

    @Override
    public String id() {
        return "logprobs-shape";
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
        return "log probabilities asked for and absent, or of the other endpoint's shape";
    }

    @Override
    public String explanation() {
        return "Chat has logprobs.content, a list of tokens each with its own; completions has "
                + "logprobs.tokens and logprobs.token_logprobs. Clients of the one find nothing in the "
                + "other.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private boolean came;

            @Override
            public void notableChunk(SseEvent event, Payload.Chunk chunk) {
                Payload.Logprobs.Shape expected = stream.endpoint().name().equals("chat")
                        ? Payload.Logprobs.Shape.CHAT
                        : Payload.Logprobs.Shape.COMPLETIONS;
                for (Payload.Choice choice : chunk.choices()) {
                    choice.logprobs().ifPresent(logprobs -> {
                        came = true;
                        if (logprobs.shape() != expected) {
                            findings.add("log probabilities have the shape of another endpoint", Evidence.of(event));
                        }
                    });
                }
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                if (AskedFor.logprobs(stream) && !came && facts.endedInOrder(end) && facts.tokenDeltas() > 0) {
                    findings.add("log probabilities were asked for, and none came", Evidence.NONE);
                }
            }
        };
    }
}

package io.github.streamcheck.observe.rules.text;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ChunkRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.rules.AskedFor;
import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;

/** Reports log probabilities that are missing or have the shape of the other endpoint. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TEXT,
        severity = Severity.WARNING,
        summary = "requested log probabilities are absent, or have the shape of the other endpoint",
        explanation = """
            Chat has logprobs.content, a list of tokens; completions has logprobs.tokens and logprobs.token_logprobs.
            Clients find nothing in the other shape.

            Fix: Send the shape that belongs to the endpoint.""")
public final class LogprobsShape implements ChunkRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new StreamObserver() {
            private boolean came;

            @Override
            public void significantChunk(SseEvent event, Payload.Chunk chunk) {
                Payload.Logprobs.Shape expected = stream.endpoint().shape() == EventShape.CHAT_CHUNKS
                        ? Payload.Logprobs.Shape.CHAT
                        : Payload.Logprobs.Shape.COMPLETIONS;
                for (Payload.Choice choice : chunk.choices()) {
                    came |= choice.logprobs().isPresent();
                    if (choice.logprobs()
                            .filter(logprobs -> logprobs.shape() != expected)
                            .isPresent()) {
                        stream.report("log probabilities have the shape of another endpoint", event, "logprobs");
                    }
                }
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                boolean tokens =
                        stream.facts().endedInOrder(end) && stream.facts().tokenDeltas() > 0;
                if (tokens && !came && AskedFor.logprobs(stream.request())) {
                    stream.report("log probabilities were requested, but none came");
                }
            }
        };
    }
}

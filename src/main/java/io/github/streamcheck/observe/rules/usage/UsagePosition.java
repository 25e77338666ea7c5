package io.github.streamcheck.observe.rules.usage;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;
import java.util.Optional;

/** Reports token counts that come before the last token. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.USAGE,
        severity = Severity.WARNING,
        summary = "usage before the last token delta and never again",
        explanation = """
            Such a count can't include the tokens after it. Running counts in every chunk are not reported.

            Fix: Send the counts in a chunk of their own before [DONE].""")
public final class UsagePosition implements StreamRule {

    /** A message counts its prompt as it begins. */
    @Override
    public boolean isAbout(EventShape shape) {
        return shape != EventShape.MESSAGES;
    }

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new StreamObserver() {
            private Optional<SseEvent> counted = Optional.empty();
            private boolean tokensAfter;

            @Override
            public void significantChunk(SseEvent event, Payload.Chunk chunk) {
                if (chunk.usage().filter(Payload.Usage::hasCounts).isPresent()) {
                    counted = Optional.of(event);
                    tokensAfter = false;
                } else {
                    tokensAfter |= chunk.generatesOutput();
                }
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                if (stream.facts().endedInOrder(end) && tokensAfter) {
                    counted.ifPresent(
                            event -> stream.report("the last usage comes before the last token", event, "usage"));
                }
            }
        };
    }
}

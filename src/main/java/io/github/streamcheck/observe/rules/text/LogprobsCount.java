package io.github.streamcheck.observe.rules.text;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ChunkRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.rules.AskedFor;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;

/** Reports missing log probabilities. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TEXT,
        severity = Severity.WARNING,
        summary = "fewer log probabilities than text deltas, when asked for",
        explanation = """
            Every token of the text has one. A delta may have several tokens and entries, or none, so the whole stream
            is counted: with fewer entries than deltas, some were lost.

            Fix: Send one entry for each token of the text.""")
public final class LogprobsCount implements ChunkRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        if (!AskedFor.logprobs(stream.request())) {
            return StreamObserver.NONE;
        }
        return new StreamObserver() {
            private long entries;
            private long deltas;

            @Override
            public void choice(SseEvent event, Payload.Choice choice) {
                deltas += choice.text().isEmpty() ? 0 : 1;
                entries += choice.logprobs()
                        .map(logprobs -> logprobs.values().size())
                        .orElse(0);
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                if (stream.facts().endedInOrder(end) && entries > 0 && entries < deltas) {
                    stream.report(
                            "fewer log probabilities came than text deltas",
                            entries + " entries for " + deltas + " deltas");
                }
            }
        };
    }
}

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
import io.github.streamcheck.wire.FramingAnomaly;
import io.github.streamcheck.wire.StreamEvent;

/** The last event has no blank line after it. */
@AutoService(Rule.class)
public final class SseUnterminated implements StreamRule {

    @Override
    public String id() {
        return "sse-unterminated";
    }

    @Override
    public Category category() {
        return Category.FRAMING;
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String summary() {
        return "the last event has no blank line after it: a warning if it is [DONE]";
    }

    @Override
    public String explanation() {
        return "A parser that follows the standard drops an event that no blank line ends, and whatever "
                + "was in it. streamcheck reads it all the same. End every event with an empty line, the "
                + "last one too.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void odd(StreamEvent.Odd odd) {
                if (odd.anomaly().kind() != FramingAnomaly.Kind.UNTERMINATED_EVENT) {
                    return;
                }
                Evidence evidence =
                        Evidence.at(odd.anomaly().offset(), odd.anomaly().evidence());
                if (odd.anomaly().evidence().utf8().strip().equals("[DONE]")) {
                    findings.addMinor("no blank line ends the last event, which is [DONE]", evidence);
                } else {
                    findings.add("no blank line ends the last event", evidence);
                }
            }
        };
    }
}

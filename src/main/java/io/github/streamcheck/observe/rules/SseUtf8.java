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

/** Bytes that are no UTF-8. */
@AutoService(Rule.class)
public final class SseUtf8 implements StreamRule {

    @Override
    public String id() {
        return "sse-utf8";
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
        return "invalid UTF-8 in the stream, whatever the split into reads";
    }

    @Override
    public String explanation() {
        return "An event stream is UTF-8. Strict clients raise an error, others show replacement "
                + "characters. Usual causes: a character cut between two tokens and sent in halves, or text "
                + "in another charset.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void odd(StreamEvent.Odd odd) {
                if (odd.anomaly().kind() == FramingAnomaly.Kind.INVALID_UTF8) {
                    findings.add(
                            "bytes that are not UTF-8",
                            Evidence.at(odd.anomaly().offset(), odd.anomaly().evidence()));
                }
            }
        };
    }
}

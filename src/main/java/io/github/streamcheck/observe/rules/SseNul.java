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

/** NUL bytes. */
@AutoService(Rule.class)
public final class SseNul implements StreamRule {

    @Override
    public String id() {
        return "sse-nul";
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
        return "NUL bytes in the stream";
    }

    @Override
    public String explanation() {
        return "A NUL is legal in data, but ends the text for clients written in C, and makes an id be "
                + "ignored. It usually comes from a buffer that was sent beyond its end.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void odd(StreamEvent.Odd odd) {
                if (odd.anomaly().kind() == FramingAnomaly.Kind.NUL) {
                    findings.add(
                            "a NUL byte",
                            Evidence.at(odd.anomaly().offset(), odd.anomaly().evidence()));
                }
            }
        };
    }
}

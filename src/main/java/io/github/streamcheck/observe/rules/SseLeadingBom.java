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

/** A byte order mark at the start. */
@AutoService(Rule.class)
public final class SseLeadingBom implements StreamRule {

    @Override
    public String id() {
        return "sse-leading-bom";
    }

    @Override
    public Category category() {
        return Category.FRAMING;
    }

    @Override
    public Severity severity() {
        return Severity.OFF;
    }

    @Override
    public Severity strictSeverity() {
        return Severity.WARNING;
    }

    @Override
    public String summary() {
        return "a byte order mark at the very start";
    }

    @Override
    public String explanation() {
        return "The standard allows it, but the official clients for Python and Java take it for a part "
                + "of the first field name, and lose the first event. An event stream is UTF-8 in any case: "
                + "send none.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void odd(StreamEvent.Odd odd) {
                if (odd.anomaly().kind() == FramingAnomaly.Kind.LEADING_BOM) {
                    findings.add(
                            "a byte order mark at the start of the stream",
                            Evidence.at(odd.anomaly().offset(), odd.anomaly().evidence()));
                }
            }
        };
    }
}

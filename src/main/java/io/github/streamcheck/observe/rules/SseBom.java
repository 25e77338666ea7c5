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

/** A byte order mark inside the stream. */
@AutoService(Rule.class)
public final class SseBom implements StreamRule {

    @Override
    public String id() {
        return "sse-bom";
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
        return "a byte order mark other than at the very start";
    }

    @Override
    public String explanation() {
        return "Only the very first bytes of a stream may be a byte order mark. Later it becomes part of "
                + "the name of a field, so that the line is ignored and its data is lost. It comes from "
                + "joining files or buffers that each begin with one.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void odd(StreamEvent.Odd odd) {
                if (odd.anomaly().kind() == FramingAnomaly.Kind.STRAY_BOM) {
                    findings.add(
                            "a byte order mark stands inside the stream",
                            Evidence.at(odd.anomaly().offset(), odd.anomaly().evidence()));
                }
            }
        };
    }
}

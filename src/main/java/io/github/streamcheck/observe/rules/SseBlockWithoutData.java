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

/** A block of fields without data. */
@AutoService(Rule.class)
public final class SseBlockWithoutData implements StreamRule {

    @Override
    public String id() {
        return "sse-block-without-data";
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
        return "an event:, id: or retry: without any data: before the blank line";
    }

    @Override
    public String explanation() {
        return "The standard drops such a block, but some clients hand it on as an event with empty "
                + "data, which then fails to parse. Use comments as signs of life.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void odd(StreamEvent.Odd odd) {
                if (odd.anomaly().kind() == FramingAnomaly.Kind.BLOCK_WITHOUT_DATA) {
                    findings.add(
                            "a block of fields without data",
                            Evidence.at(odd.anomaly().offset(), odd.anomaly().evidence()));
                }
            }
        };
    }
}

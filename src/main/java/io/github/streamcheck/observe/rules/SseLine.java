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

/** Bytes that are no SSE line. */
@AutoService(Rule.class)
public final class SseLine implements StreamRule {

    @Override
    public String id() {
        return "sse-line";
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
        return "a line that is no field, no comment and not blank";
    }

    @Override
    public String explanation() {
        return "Clients ignore a line without a known field name, and so lose what it holds: bare JSON or "
                + "text between events, or a raw line feed inside the JSON of an event. Put \"data: \" before "
                + "every line of data.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void odd(StreamEvent.Odd odd) {
                boolean unknown = odd.anomaly().kind() == FramingAnomaly.Kind.UNKNOWN_LINE;
                if (unknown && !UnknownFields.isField(odd.anomaly())) {
                    findings.add(
                            "a line is no field, no comment and not blank",
                            Evidence.at(odd.anomaly().offset(), odd.anomaly().evidence()));
                }
            }
        };
    }
}

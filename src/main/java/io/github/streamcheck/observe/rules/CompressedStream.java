package io.github.streamcheck.observe.rules;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.Findings;
import io.github.streamcheck.observe.HttpRule;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.StreamContext;
import io.github.streamcheck.observe.StreamFacts;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.StreamEvent;

/** A compressed event stream. */
@AutoService(Rule.class)
public final class CompressedStream implements HttpRule {

    @Override
    public String id() {
        return "compressed-stream";
    }

    @Override
    public Category category() {
        return Category.CONNECTION;
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String summary() {
        return "a content-encoding on the event stream though none was offered";
    }

    @Override
    public String explanation() {
        return "Compression collects output before it sends it, so tokens arrive in bursts; and no "
                + "encoding was offered here, so a client need not understand it. Switch compression off for "
                + "text/event-stream.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void answered(StreamEvent.Answered answer) {
                boolean encoded = answer.values("content-encoding").stream()
                        .anyMatch(value -> !value.equalsIgnoreCase("identity"));
                if (answer.isEventStream() && encoded) {
                    findings.add(
                            "the event stream is compressed, though no compression was offered",
                            Evidence.of("content-encoding: " + String.join(", ", answer.values("content-encoding"))));
                }
            }
        };
    }
}

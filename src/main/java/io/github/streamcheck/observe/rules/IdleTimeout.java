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
import io.github.streamcheck.plan.Durations;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;

/** Silence for longer than the idle limit. */
@AutoService(Rule.class)
public final class IdleTimeout implements StreamRule {

    @Override
    public String id() {
        return "idle-timeout";
    }

    @Override
    public Category category() {
        return Category.TIME;
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String summary() {
        return "no byte for longer than idleTimeout before the end";
    }

    @Override
    public String explanation() {
        return "The server went silent: the model hangs, waits in a queue, or the stream was forgotten "
                + "without being closed. Comments (: ping) count as life, so a server that is only slow "
                + "should send them. If so long a silence is normal here, raise idleTimeout.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void ended(StreamEvent.Ended end) {
                if (end.how() instanceof StreamEnd.TimedOut timeout
                        && timeout.limit().parameter().equals("idleTimeout")) {
                    findings.add(
                            "no byte for " + Durations.format(timeout.limit().after()),
                            Evidence.of("after " + facts.events() + " events, " + end.bodyBytes() + " bytes"));
                }
            }
        };
    }
}

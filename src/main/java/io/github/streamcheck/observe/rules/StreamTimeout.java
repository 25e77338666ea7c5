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

/** The stream outlived its limit. */
@AutoService(Rule.class)
public final class StreamTimeout implements StreamRule {

    @Override
    public String id() {
        return "stream-timeout";
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
        return "the stream outlives streamTimeout";
    }

    @Override
    public String explanation() {
        return "The stream still sent something, but did not end in time: a generation without limit, or a "
                + "stream that is kept alive and never ended. If so long a stream is normal here, raise "
                + "streamTimeout or lower maxTokens.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void ended(StreamEvent.Ended end) {
                if (end.how() instanceof StreamEnd.TimedOut timeout
                        && timeout.limit().parameter().equals("streamTimeout")) {
                    findings.add(
                            "the stream did not end within "
                                    + Durations.format(timeout.limit().after()),
                            Evidence.of("after " + facts.events() + " events, " + end.bodyBytes() + " bytes"));
                }
            }
        };
    }
}

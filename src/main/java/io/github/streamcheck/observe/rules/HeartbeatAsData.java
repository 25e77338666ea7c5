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
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;

/** A sign of life sent as data. */
@AutoService(Rule.class)
public final class HeartbeatAsData implements StreamRule {

    @Override
    public String id() {
        return "heartbeat-as-data";
    }

    @Override
    public Category category() {
        return Category.CHUNKS;
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String summary() {
        return "empty data: or {} as a sign of life";
    }

    @Override
    public String explanation() {
        return "Several clients try to parse every event as a chunk and fail on an empty one. Send a "
                + "comment as a sign of life, \": ping\", which every parser ignores.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void notable(SseEvent event, Payload payload) {
                if (Heartbeats.isHeartbeat(event)) {
                    findings.add("an empty event as a sign of life", Evidence.of(event));
                }
            }
        };
    }
}

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
import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;

/** No TCP or TLS connection came about. */
@AutoService(Rule.class)
public final class ConnectFailed implements StreamRule {

    @Override
    public String id() {
        return "connect-failed";
    }

    @Override
    public Category category() {
        return Category.CONNECTION;
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String summary() {
        return "no TCP or TLS connection came about";
    }

    @Override
    public String explanation() {
        return "The request never reached a server. The message tells refused, unreachable, unknown host "
                + "and untrusted certificate apart: start the server, or mend the address, the name or the "
                + "certificate.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void ended(StreamEvent.Ended end) {
                if (end.how() instanceof StreamEnd.ConnectFailed failed) {
                    findings.add(failed.reason(), Evidence.NONE);
                }
            }
        };
    }
}

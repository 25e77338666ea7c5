package io.github.streamcheck.observe.rules.termination;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ChunkRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;

/** Reports a second [DONE]. */
@AutoService(Rule.class)
@RuleInfo(category = Category.TERMINATION, severity = Severity.WARNING, summary = "a second [DONE]", explanation = """
            Usually a gateway adds its own [DONE] to the one of the server behind it. Clients that read on after the
            first one try to parse the second.

            Fix: Send [DONE] once; a gateway passes on the one that it receives.""")
public final class DoneDuplicate implements ChunkRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new StreamObserver() {
            private boolean seen;

            @Override
            public void significant(SseEvent event, Payload payload) {
                if (payload instanceof Payload.Done) {
                    if (seen) {
                        stream.report("[DONE] came again", event);
                    }
                    seen = true;
                }
            }
        };
    }
}

package io.github.streamcheck.observe.rules;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.Findings;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.StreamContext;
import io.github.streamcheck.observe.StreamFacts;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.TypedRule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import java.util.Set;

/** An end that calls itself another. */
@AutoService(Rule.class)
public final class ResponseStatusDiffers implements TypedRule {

    /** What the Realtime API may say in the one event that it has for all ends. */
    private static final Set<String> FINAL = Set.of("completed", "incomplete", "failed", "cancelled");

    @Override
    public String id() {
        return "response-status-differs";
    }

    @Override
    public Category category() {
        return Category.TYPED;
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String summary() {
        return "the status of the response in its last event is not the one in the type of the event, or not final";
    }

    @Override
    public String explanation() {
        return "Some clients go by the type (response.completed), others by response.status. Where they "
                + "differ, one half of them takes a failure for a success.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void typed(SseEvent event, Payload.Typed typed) {
                if (typed.step() == Payload.Step.END
                        && typed.status()
                                .filter(status -> fits(typed.type(), status))
                                .isEmpty()) {
                    findings.add("the response's status is not that of its last event", Evidence.of(event));
                }
            }
        };
    }

    private static boolean fits(String type, String status) {
        return type.equals("response.done") ? FINAL.contains(status) : type.equals("response." + status);
    }
}

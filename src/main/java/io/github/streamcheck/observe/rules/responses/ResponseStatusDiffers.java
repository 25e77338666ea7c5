package io.github.streamcheck.observe.rules.responses;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ItemRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import java.util.Set;

/** Reports responses whose status contradicts their last event. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TYPED,
        severity = Severity.WARNING,
        summary = "the status of the response contradicts the type of its last event, or is not final",
        explanation = """
            Some clients read the type (response.completed), others response.status. If they differ, some clients take a
            failure for a success.

            Fix: Send the status that belongs to the type of the last event.""")
public final class ResponseStatusDiffers implements ItemRule {

    /** The statuses of response.done, which the Realtime API sends at every end. */
    private static final Set<String> FINAL = Set.of("completed", "incomplete", "failed", "cancelled");

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.onTyped((event, typed) -> {
            if (typed.step() == Payload.Step.END
                    && typed.status()
                            .filter(status -> fits(typed.type(), status))
                            .isEmpty()) {
                stream.report("the response's status is not that of its last event", event);
            }
        });
    }

    private static boolean fits(String type, String status) {
        return type.equals("response.done") ? FINAL.contains(status) : type.equals("response." + status);
    }
}

package io.github.streamcheck.observe.rules.chunk;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ChunkRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.rules.AskedFor;
import io.github.streamcheck.plan.Severity;

/** Reports choices whose index is missing or out of range. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.CHUNKS,
        severity = Severity.ERROR,
        summary = "index missing, negative, or at or above n",
        explanation = """
            Clients join deltas by the index of their choice, from 0 to n-1. Without it, or with one that counts tokens,
            the text is lost or split over many choices.

            Fix: Number the choices from 0, and send the number with every chunk of a choice.""")
public final class ChoiceIndex implements ChunkRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        long n = AskedFor.choices(stream.request());
        return StreamObserver.onSignificantChoice((event, choice) -> {
            long index = choice.index().orElse(-1);
            if (index < 0 || index >= n) {
                stream.report(
                        choice.index().isEmpty()
                                ? "a choice has no index"
                                : "the index of a choice is not from 0 to n-1",
                        event);
            }
        });
    }
}

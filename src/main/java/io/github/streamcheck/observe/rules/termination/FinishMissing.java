package io.github.streamcheck.observe.rules.termination;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.FinishRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamFacts;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.rules.AskedFor;
import io.github.streamcheck.plan.Severity;

/** Reports choices without a finish reason. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TERMINATION,
        severity = Severity.ERROR,
        summary = "a choice without a finish_reason by the end of the body",
        explanation = """
            The body ended properly, but a choice has no finish reason: the generation failed, and a proxy closed the stream as
            if it were complete. SDK accumulators raise an error; other clients show half an answer as a complete one.

            Fix: Find out in the server's log why the generation ended; a gateway that loses its upstream must send an
            error event.""")
public final class FinishMissing implements FinishRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.atEnd(stream, (end, facts) -> {
            // Where indexes are wrong, a choice may have finished under another one.
            boolean reported = facts.sawFinish() && facts.hasChoiceBeyond(AskedFor.choices(stream.request()));
            boolean open = !reported && (!facts.unfinishedChoices().isEmpty() || !facts.sawFinish());
            if (facts.endedInOrder(end) && open) {
                stream.report("no finish_reason until the end of the stream", text(facts));
            }
        });
    }

    private static String text(StreamFacts facts) {
        return facts.unfinishedChoices().isEmpty()
                ? "no choice has a finish reason, after " + facts.events() + " events"
                : "open choices " + facts.unfinishedChoices() + " after " + facts.tokenDeltas() + " token deltas";
    }
}

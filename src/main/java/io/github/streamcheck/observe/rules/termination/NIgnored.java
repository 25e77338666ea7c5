package io.github.streamcheck.observe.rules.termination;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ChunkRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.rules.AskedFor;
import io.github.streamcheck.plan.Severity;

/** Reports fewer choices than requested. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TERMINATION,
        severity = Severity.WARNING,
        summary = "fewer choices than n",
        explanation = """
            The server does not support n and answers with one choice, without an error.

            Fix: Generate n choices, or refuse the request with a status of 4xx.""")
public final class NIgnored implements ChunkRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.atEnd(stream, (end, facts) -> {
            long asked = AskedFor.choices(stream.request());
            if (asked > 1 && facts.endedInOrder(end) && facts.choices() > 0 && facts.choices() < asked) {
                stream.report("fewer choices were sent than n requests", facts.choices() + " of " + asked + " choices");
            }
        });
    }
}

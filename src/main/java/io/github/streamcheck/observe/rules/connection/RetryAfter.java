package io.github.streamcheck.observe.rules.connection;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.plan.Severity;

/** Reports refusals without a Retry-After header. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.CONNECTION,
        severity = Severity.OFF,
        strictSeverity = Severity.WARNING,
        summary = "429 or 503 without Retry-After",
        explanation = """
            Without Retry-After, a client that is refused guesses when to try again, and all clients guess alike.

            Fix: Send the header with 429 and 503; gateways should pass it on unchanged.""")
public final class RetryAfter implements StreamRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.atHead(answer -> {
            boolean later = answer.status() == 429 || answer.status() == 503;
            if (later && answer.values("retry-after").isEmpty()) {
                stream.report("HTTP " + answer.status() + " without Retry-After");
            }
        });
    }
}

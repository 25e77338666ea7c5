package io.github.streamcheck.observe.rules.connection;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.observe.rules.PlainBody;
import io.github.streamcheck.plan.Severity;

/** Reports a page of markup in place of the API. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.CONNECTION,
        severity = Severity.ERROR,
        summary = "HTML or other markup with status 200",
        explanation = """
            A proxy, a login page or a default site answers in place of the API: baseUrl is wrong, or something in
            between requires a login.

            Fix: Correct baseUrl, or let this client pass the login.""")
public final class NotTheApi implements StreamRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.atEnd(stream, (end, facts) -> {
            if (facts.isSuccess() && PlainBody.of(end) == PlainBody.MARKUP) {
                stream.report("the answer is a page of markup, not the API", end.plainBody());
            }
        });
    }
}

package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.plan.Severity;
import java.util.Optional;

/** Sends malformed JSON. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.PROBES,
        severity = Severity.WARNING,
        summary = "malformed JSON: refused with 4xx",
        explanation = """
            A malformed request is the client's mistake: status 500 makes clients retry, and people search the log of the
            server. Accepted: any 4xx.

            Fix: Answer with 400.""")
public final class ProbeMalformedJson implements Probe {

    /** No JSON. */
    static final String BODY = "{\"model\": ";

    @Override
    public Result run(Client client) throws InterruptedException {
        Answer answer = client.post(BODY, Optional.empty());
        return Result.of(answer.isRefusal(), "malformed JSON is answered with " + answer.outcome());
    }
}

package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.plan.Secret;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.StreamRequest;
import java.util.Map;
import java.util.Optional;

/** Sends a wrong key. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.PROBES,
        severity = Severity.WARNING,
        summary = "a wrong key: refused with 401 or 403",
        explanation = """
            A server that requires a key has to refuse a wrong one before it streams. Accepted: 401, 403. A server
            without keys accepts any, which is a note in the report.

            Fix: Check the key before the first byte of an answer is sent.""")
public final class ProbeBadKey implements Probe {

    /** No server has given it. */
    static final Optional<Secret> WRONG = Optional.of(new Secret("streamcheck-wrong-key"));

    @Override
    public Result run(Client client) throws InterruptedException {
        StreamRequest request = client.request("hello", Map.of());
        Answer answer = client.post(client.body(request, false).toString(), WRONG);
        if (answer.isAnswer()) {
            return client.target().credential().isPresent()
                    ? Result.found("a wrong key is accepted, though one is configured here")
                    : Result.notApplicable("any key is accepted");
        }
        boolean refused = answer.status() == 401 || answer.status() == 403;
        return Result.of(refused, "a wrong key is answered with " + answer.outcome());
    }
}

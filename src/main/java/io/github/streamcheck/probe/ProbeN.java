package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.plan.Severity;
import java.util.Map;

/** Asks for two choices. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.PROBES,
        severity = Severity.WARNING,
        summary = "n of 2: two choices, or refused with 4xx",
        explanation = """
            A server that does not support n has to refuse it: nobody expects one choice instead of two. Accepted: two
            whole choices; any 4xx.

            Fix: Answer with two choices, or refuse n with a status of 4xx.""")
public final class ProbeN implements ChunkProbe {

    @Override
    public Result run(Client client) throws InterruptedException {
        Answer answer = client.stream(client.request("hello", Map.of("n", 2))).answer();
        boolean both = answer.isAnswer() && answer.choices() == 2 && answer.complete();
        return Result.of(
                both || answer.isRefusal(),
                answer.isAnswer()
                        ? "n of 2 is answered with " + answer.choices() + " choices"
                                + (answer.complete() ? "" : ", not whole")
                        : "n of 2 is answered with " + answer.outcome());
    }
}

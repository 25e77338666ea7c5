package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.plan.Severity;
import java.util.Map;

/** Two choices. */
@AutoService(Rule.class)
public final class TwoChoicesProbe implements Probe {

    @Override
    public String id() {
        return "probe-n";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String summary() {
        return "n of 2: two choices, or refused with 4xx";
    }

    @Override
    public String explanation() {
        return "A server that knows nothing of n has to say so. One choice in silence is taken for two "
                + "by nobody. Accepted: two whole choices; any 4xx.";
    }

    @Override
    public boolean isAbout(Endpoint endpoint) {
        return endpoint.shape() == EventShape.CHUNKS;
    }

    @Override
    public Result run(Client client) throws InterruptedException {
        Answer answer = client.stream(client.request("hello", Map.of("n", 2))).answer();
        boolean both = answer.isSuccess() && answer.choices() == 2 && answer.complete();
        return Result.of(
                both || answer.isRefusal(),
                answer.isSuccess()
                        ? "n of 2 is answered with " + answer.choices() + " choices"
                                + (answer.complete() ? "" : ", not whole")
                        : "n of 2 is answered with " + answer.outcome());
    }
}

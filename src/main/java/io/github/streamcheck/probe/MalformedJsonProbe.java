package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.Severity;
import java.util.Optional;

/** JSON that is none. */
@AutoService(Rule.class)
public final class MalformedJsonProbe implements Probe {

    @Override
    public String id() {
        return "probe-malformed-json";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String summary() {
        return "malformed JSON: refused with 4xx";
    }

    @Override
    public String explanation() {
        return "What a client sends wrong is the mistake of the client: a status of 500 sends people to "
                + "the log of the server, and makes clients try again. Accepted: any 4xx.";
    }

    @Override
    public Result run(Client client) throws InterruptedException {
        Answer answer = client.post("{\"model\": ", Optional.empty());
        return Result.of(answer.isRefusal(), "malformed JSON is answered with " + answer.outcome());
    }
}

package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.StreamRequest;
import java.util.Map;
import java.util.Optional;

/** A key that is none. */
@AutoService(Rule.class)
public final class BadKeyProbe implements Probe {

    @Override
    public String id() {
        return "probe-bad-key";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String summary() {
        return "a key that is wrong: refused with 401 or 403";
    }

    @Override
    public String explanation() {
        return "A server that asks for a key has to refuse a wrong one, before anything is streamed. "
                + "Accepted: 401, 403. A server without keys accepts any, which is told in a note.";
    }

    @Override
    public Result run(Client client) throws InterruptedException {
        StreamRequest request = client.request("hello", Map.of());
        Answer answer =
                client.post(client.body(request, false).toString(), Optional.of("Bearer streamcheck-wrong-key"));
        if (answer.isSuccess()) {
            return client.target().credential().isPresent()
                    ? Result.found("a wrong key is accepted, though one is configured here")
                    : Result.notApplicable("any key is accepted");
        }
        boolean refused = answer.status() == 401 || answer.status() == 403;
        return Result.of(refused, "a wrong key is answered with " + answer.outcome());
    }
}

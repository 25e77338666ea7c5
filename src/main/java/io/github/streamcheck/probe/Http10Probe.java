package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Http10Answer;
import java.util.Map;

/** A client of HTTP/1.0. */
@AutoService(Rule.class)
public final class Http10Probe implements Probe {

    @Override
    public String id() {
        return "probe-http10";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String summary() {
        return "a request in HTTP/1.0: answered without chunks, or refused";
    }

    @Override
    public String explanation() {
        return "Some proxies and load balancers ask in HTTP/1.0, which knows no chunked framing: the "
                + "sizes of the chunks would stand in the text. Accepted: a body that ends with its "
                + "connection; 426, 505 or any 4xx. Not made through a proxy.";
    }

    @Override
    public Result run(Client client) throws InterruptedException {
        if (client.target().proxy().isPresent()) {
            return Result.notApplicable("it is made without a proxy only");
        }
        Http10Answer answer = client.http10(client.request("hello", Map.of()));
        int status = answer.status();
        if (status == 0) {
            return Result.found(
                    "a client of HTTP/1.0 gets no answer: " + answer.problem().orElse("no HTTP"));
        }
        if ((status >= 400 && status < 500) || status == 505) {
            return Result.EXPECTED;
        }
        boolean whole = answer.problem().isEmpty()
                && client.wording().isWhole(answer.body().utf8());
        return Result.of(
                !answer.isChunked() && whole,
                answer.isChunked()
                        ? "a client of HTTP/1.0 is answered in chunks"
                        : "a client of HTTP/1.0 gets no whole stream");
    }
}

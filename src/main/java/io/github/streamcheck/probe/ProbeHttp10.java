package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Http10Answer;
import java.util.Map;

/** Sends a request in HTTP/1.0. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.PROBES,
        severity = Severity.WARNING,
        summary = "a request in HTTP/1.0: answered without chunks, or refused",
        explanation = """
            Some proxies and load balancers use HTTP/1.0, which has no chunked framing: chunk sizes would appear in the
            text. Accepted: a body that ends with its connection; 426, 505 or any 4xx. Not sent through a proxy.

            Fix: Answer HTTP/1.0 without chunked framing, and close the connection at the end.""")
public final class ProbeHttp10 implements Probe {

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
                && client.dialect().isWhole(answer.body().utf8());
        return Result.of(
                !answer.isChunked() && whole,
                answer.isChunked()
                        ? "a client of HTTP/1.0 is answered in chunks"
                        : "a client of HTTP/1.0 gets no whole stream");
    }
}

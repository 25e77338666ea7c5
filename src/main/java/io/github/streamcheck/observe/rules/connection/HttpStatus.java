package io.github.streamcheck.observe.rules.connection;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.StreamEvent;

/** Reports answers with a status other than 2xx. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.CONNECTION,
        severity = Severity.ERROR,
        summary = "the answer has a status other than 2xx",
        explanation = """
            The server refused the request or failed before it could stream.

            An endpoint whose first stream is answered with 3xx or 4xx (other than 408, 425 and 429) gets no further ones.

            Fix: Look at the evidence, which is the beginning of the answer. 401 and 403: correct serverId or apiKeyEnv;
            404: correct baseUrl or model; 429: use fewer streams at once; 5xx: look at the log of the server.""")
public final class HttpStatus implements StreamRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.atEnd(
                stream,
                (end, facts) -> facts.answer()
                        .filter(answer -> !answer.isSuccess())
                        .ifPresent(answer ->
                                stream.report(stream.question() + " answers HTTP " + reason(answer), end.plainBody())));
    }

    private static String reason(StreamEvent.ResponseHead answer) {
        int status = answer.status();
        if (status == 429) {
            return "429: the server limits the rate"
                    + answer.values("retry-after").stream()
                            .findFirst()
                            .map(after -> ", retry-after " + after)
                            .orElse("");
        }
        if (status >= 300 && status < 400) {
            return status
                    + ": redirects are not followed, so that no key goes to another host; set baseUrl to "
                    + answer.values("location").stream().findFirst().orElse("where it points");
        }
        return String.valueOf(status);
    }
}

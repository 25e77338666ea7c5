package io.github.streamcheck.observe.rules;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.Findings;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.StreamContext;
import io.github.streamcheck.observe.StreamFacts;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.StreamEvent;

/** The answer has no status of success. */
@AutoService(Rule.class)
public final class HttpStatus implements StreamRule {

    @Override
    public String id() {
        return "http-status";
    }

    @Override
    public Category category() {
        return Category.CONNECTION;
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String summary() {
        return "the answer has a status other than 2xx";
    }

    @Override
    public String explanation() {
        return "The server refused the request or failed before it could stream. The evidence is the "
                + "beginning of the answer. 401 and 403: mend serverId or apiKeyEnv; 404: mend baseUrl or "
                + "model; 429: the server limits the rate, so ask for fewer streams at once; 5xx: look at the "
                + "log of the server.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void ended(StreamEvent.Ended end) {
                facts.answer()
                        .filter(answer -> !answer.isSuccess())
                        .ifPresent(answer -> findings.add(message(answer), Evidence.of(end.plainBody())));
            }
        };
    }

    private static String message(StreamEvent.Answered answer) {
        int status = answer.status();
        if (status == 429) {
            return "HTTP 429: the server limits the rate"
                    + answer.values("retry-after").stream()
                            .findFirst()
                            .map(after -> ", retry-after " + after)
                            .orElse("");
        }
        if (status >= 300 && status < 400) {
            return "HTTP " + status
                    + ": redirects are not followed, so that no key goes to another host; set baseUrl to "
                    + answer.values("location").stream().findFirst().orElse("where it points");
        }
        return "HTTP " + status;
    }
}

package io.github.streamcheck.observe.rules;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.Findings;
import io.github.streamcheck.observe.HttpRule;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.StreamContext;
import io.github.streamcheck.observe.StreamFacts;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.StreamEvent;
import java.util.Locale;

/** Headers that let proxies store or hold back the stream. */
@AutoService(Rule.class)
public final class CacheHeaders implements HttpRule {

    @Override
    public String id() {
        return "cache-headers";
    }

    @Override
    public Category category() {
        return Category.CONNECTION;
    }

    @Override
    public Severity severity() {
        return Severity.OFF;
    }

    @Override
    public Severity strictSeverity() {
        return Severity.WARNING;
    }

    @Override
    public String summary() {
        return "no Cache-Control: no-cache or no-store, or buffering not switched off behind nginx";
    }

    @Override
    public String explanation() {
        return "Without Cache-Control: no-cache, an intermediate may store the answer; behind nginx and "
                + "its relatives, only X-Accel-Buffering: no keeps the proxy from collecting the stream "
                + "before it sends it on. Send both with every event stream.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void answered(StreamEvent.Answered answer) {
                if (!answer.isSuccess() || !answer.isEventStream()) {
                    return;
                }
                String control =
                        String.join(",", answer.values("cache-control")).toLowerCase(Locale.ROOT);
                if (!control.contains("no-cache") && !control.contains("no-store")) {
                    findings.add("no Cache-Control: no-cache or no-store on the event stream", Evidence.of(control));
                }
                String server = String.join(",", answer.values("server")).toLowerCase(Locale.ROOT);
                boolean buffering = answer.values("x-accel-buffering").stream().noneMatch("no"::equalsIgnoreCase);
                if (server.contains("nginx") && buffering) {
                    findings.add(
                            "nginx answers, and no X-Accel-Buffering: no keeps it from buffering", Evidence.of(server));
                }
            }
        };
    }
}

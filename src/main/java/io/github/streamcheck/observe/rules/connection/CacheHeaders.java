package io.github.streamcheck.observe.rules.connection;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.plan.Severity;
import java.util.Locale;

/** Reports headers that let proxies store or buffer the stream. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.CONNECTION,
        severity = Severity.OFF,
        strictSeverity = Severity.WARNING,
        summary = "no Cache-Control: no-cache or no-store, or buffering not switched off behind nginx",
        explanation = """
            Without Cache-Control: no-cache, an intermediary may store the answer. nginx and its relatives buffer the
            stream unless the answer has X-Accel-Buffering: no.

            Fix: Send Cache-Control: no-cache and X-Accel-Buffering: no with every event stream.""")
public final class CacheHeaders implements StreamRule {

    /** Ollama's lines come without, and nobody expects any. */
    @Override
    public boolean isAbout(EventShape shape) {
        return !shape.isWebSocket() && !shape.isLines();
    }

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.atHead(answer -> {
            if (!stream.facts().isEventStream()) {
                return;
            }
            String control = String.join(",", answer.values("cache-control")).toLowerCase(Locale.ROOT);
            if (!control.contains("no-cache") && !control.contains("no-store")) {
                stream.report("no Cache-Control: no-cache or no-store on the event stream", control);
            }
            String server = String.join(",", answer.values("server")).toLowerCase(Locale.ROOT);
            boolean buffering = answer.values("x-accel-buffering").stream().noneMatch("no"::equalsIgnoreCase);
            if (server.contains("nginx") && buffering) {
                stream.report("nginx answers, and no X-Accel-Buffering: no keeps it from buffering", server);
            }
        });
    }
}

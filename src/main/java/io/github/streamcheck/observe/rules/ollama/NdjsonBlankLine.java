package io.github.streamcheck.observe.rules.ollama;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.OllamaRule;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.FramingAnomaly;

/** Reports blank lines. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.FRAMING,
        severity = Severity.WARNING,
        summary = "a blank line between lines of JSON, or after them",
        explanation = """
            The official client for Python parses every line as JSON, and raises an error on a blank one; others skip it. Common
            causes: two line feeds after each object, as in server-sent events, or blank lines as a sign of life.

            Fix: Send one line feed after each object, and nothing else.""")
public final class NdjsonBlankLine implements OllamaRule {

    @Override
    public StreamObserver observe(ObservedStream given) {
        ObservedStream stream = given.reportingOnce();
        return StreamObserver.onAnomaly(
                FramingAnomaly.Kind.BLANK_LINE, anomaly -> stream.report("there is a blank line", anomaly));
    }
}

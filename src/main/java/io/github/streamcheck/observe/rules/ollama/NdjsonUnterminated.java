package io.github.streamcheck.observe.rules.ollama;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.OllamaRule;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;

/** Reports a last line without a line feed. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.FRAMING,
        severity = Severity.WARNING,
        summary = "no line feed after the last line",
        explanation = """
            A client that reads up to the line feed waits for it, or drops the last line, which says that the answer is complete.
            streamcheck reads it all the same.

            Fix: End every line with a line feed, also the last one.""")
public final class NdjsonUnterminated implements OllamaRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.onSignificant((event, payload) -> {
            if (!event.terminated()) {
                stream.report("no line feed ends the last line", event);
            }
        });
    }
}

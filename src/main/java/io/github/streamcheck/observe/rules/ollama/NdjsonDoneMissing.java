package io.github.streamcheck.observe.rules.ollama;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.OllamaRule;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;

/** Reports streams without a line that has done true. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TERMINATION,
        severity = Severity.ERROR,
        summary = "the body ends in order without a line that has \"done\": true",
        explanation = """
            Only done shows a client that the answer is complete. Without it, the official client for JavaScript raises an error,
            LangChain4j waits for ever, and others take half an answer for a whole one. A done that is not true, and a done_reason
            alone, are no end.

            Fix: Send a last line with \"done\": true; if the generation failed, send a line with the error.""")
public final class NdjsonDoneMissing implements OllamaRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.atEnd(stream, (end, facts) -> {
            if (facts.endedInOrder(end) && !facts.sawDone() && !facts.sawDamage()) {
                stream.reportMissing("the stream ended without a line that has done true");
            }
        });
    }
}

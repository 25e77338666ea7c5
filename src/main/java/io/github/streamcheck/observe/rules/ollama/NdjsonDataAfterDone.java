package io.github.streamcheck.observe.rules.ollama;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.OllamaRule;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;

/** Reports lines after the last one. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TERMINATION,
        severity = Severity.ERROR,
        summary = "a line after the one with \"done\": true",
        explanation = """
            Clients stop reading at done and lose what follows: the rest of a text, an error, or the counts. Common causes: done in
            each line, or a gateway that sends an end of its own.

            Fix: Send the line with \"done\": true once, as the last one.""")
public final class NdjsonDataAfterDone implements OllamaRule {

    @Override
    public StreamObserver observe(ObservedStream given) {
        ObservedStream stream = given.reportingOnce();
        return new StreamObserver() {
            private boolean done;

            @Override
            public void significant(SseEvent event, Payload payload) {
                if (done) {
                    stream.report("a line came after the one with done true", event);
                }
                done |= payload.isEnd();
            }
        };
    }
}

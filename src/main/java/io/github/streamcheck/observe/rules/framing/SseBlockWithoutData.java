package io.github.streamcheck.observe.rules.framing;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.EventRule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.FramingAnomaly;
import io.github.streamcheck.wire.StreamEvent;

/** Reports blocks of fields without data. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.FRAMING,
        severity = Severity.WARNING,
        summary = "an event:, id: or retry: without any data: before the blank line, or a comment after an id:",
        explanation = """
            The standard drops such a block, but the official clients for Python and JavaScript pass it on as an event
            with empty data, which fails to parse. The client for Python remembers the last id: after it, a comment with
            a blank line fails too.

            Fix: Send no event:, id: or retry: without data:, and no comments between events that have an id:.""")
public final class SseBlockWithoutData implements EventRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new StreamObserver() {
            @Override
            public void framingFault(StreamEvent.FramingFault fault) {
                FramingAnomaly anomaly = fault.anomaly();
                // Clients have closed the stream after [DONE].
                if (stream.facts().sawDone()) {
                    return;
                }
                if (anomaly.kind() == FramingAnomaly.Kind.BLOCK_WITHOUT_DATA) {
                    stream.report("a block of fields without data", anomaly);
                } else if (anomaly.kind() == FramingAnomaly.Kind.BLANK_AFTER_ID) {
                    stream.report("a comment or a separate blank line after an event with an id", anomaly);
                }
            }
        };
    }
}

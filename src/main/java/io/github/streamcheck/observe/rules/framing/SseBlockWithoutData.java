package io.github.streamcheck.observe.rules.framing;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.EventRule;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.FramingAnomaly;
import io.github.streamcheck.wire.StreamEvent;
import java.util.Set;

/** Reports blocks of fields without data. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.FRAMING,
        severity = Severity.ERROR,
        summary = "an event:, id: or retry: without any data: before the blank line, or a comment after an id:",
        explanation = """
            The standard drops such a block, but the official clients for Python and JavaScript pass it on as an event
            with empty data, which fails to parse. The client for Python remembers the last id: after it, a comment with
            a blank line fails too. An error for the events of a message, but not for its pings; else a warning.

            Fix: Send no event:, id: or retry: without data:, and no comments between events that have an id:.""")
public final class SseBlockWithoutData implements EventRule {

    private static final String WITHOUT_DATA = "a block of fields without data";

    /** The one event of a message that no client reads the data of. */
    private static final String PING = "ping";

    /** Events of a message, whose data clients read in any case. */
    private static final Set<String> NAMES = Set.of(
            "message_start",
            "content_block_start",
            "content_block_delta",
            "content_block_stop",
            "message_delta",
            "message_stop",
            "error",
            PING);

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
                    blockWithoutData(anomaly);
                } else if (anomaly.kind() == FramingAnomaly.Kind.BLANK_AFTER_ID) {
                    stream.warn("a comment or a separate blank line after an event with an id", Evidence.of(anomaly));
                }
            }

            private void blockWithoutData(FramingAnomaly anomaly) {
                String name = anomaly.evidence().utf8();
                if (stream.endpoint().shape() != EventShape.MESSAGES || !NAMES.contains(name)) {
                    stream.warn(WITHOUT_DATA, Evidence.of(anomaly));
                } else if (!name.equals(PING)) {
                    stream.report(WITHOUT_DATA, anomaly);
                }
            }
        };
    }
}

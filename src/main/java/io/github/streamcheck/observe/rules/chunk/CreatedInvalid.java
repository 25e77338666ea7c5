package io.github.streamcheck.observe.rules.chunk;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ChunkRule;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;

/** Reports a time of creation that is not in whole seconds. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.CHUNKS,
        severity = Severity.WARNING,
        summary = "created is not a positive integer of seconds",
        explanation = """
            It is a Unix time in seconds and may change within a stream. Milliseconds put it 50,000 years ahead;
            fractions and texts fail in typed clients.

            Fix: Send the Unix time in seconds, as an integer.""")
public final class CreatedInvalid implements ChunkRule {

    /** As seconds, this is the year 5138. */
    private static final long FIRST_MILLIS = 100_000_000_000L;

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.onSignificantChunk((event, chunk) -> {
            long created = chunk.envelope().created().orElse(0);
            if (chunk.choices().isEmpty() || chunk.isAnnotation()) {
                return;
            }
            if (chunk.envelope().created().isEmpty() && !Evidence.hasMember(event, "created")) {
                stream.report("created is absent", event, "created");
            } else if (created <= 0) {
                stream.report("created is not a positive integer", event, "created");
            } else if (created >= FIRST_MILLIS) {
                stream.report("created is in milliseconds instead of seconds", event, "created");
            }
        });
    }
}

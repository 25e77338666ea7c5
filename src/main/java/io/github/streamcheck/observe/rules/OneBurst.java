package io.github.streamcheck.observe.rules;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.Findings;
import io.github.streamcheck.observe.Phase;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.StreamContext;
import io.github.streamcheck.observe.StreamFacts;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;

/** All tokens at once, after a wait. */
@AutoService(Rule.class)
public final class OneBurst implements StreamRule {

    private static final int MIN_DELTAS = 3;
    private static final long BURST_NANOS = 2_000_000;
    private static final long WAIT_NANOS = 100_000_000;

    @Override
    public String id() {
        return "one-burst";
    }

    @Override
    public Category category() {
        return Category.TIME;
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String summary() {
        return "three or more token deltas, all within 2 ms, the first after more than 100 ms, in most " + "streams";
    }

    @Override
    public String explanation() {
        return "Something between the model and this client collects the answer and sends it in one "
                + "piece: buffering in a proxy, compression without a flush, a handler that returns a list. "
                + "Readers see nothing for the whole time. Compare with the server without the proxy; "
                + "switch response buffering off. Tool calls are not meant, which parsers hold back.";
    }

    @Override
    public boolean countsOnlyIfMost() {
        return true;
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private long startNanos;
            private boolean tools;

            @Override
            public void answered(StreamEvent.Answered answer) {
                startNanos = answer.connection().startedNanos();
            }

            @Override
            public void notableChunk(SseEvent event, Payload.Chunk chunk) {
                for (Payload.Choice choice : chunk.choices()) {
                    tools |= !choice.toolArguments().isEmpty();
                }
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                int deltas = facts.tokenDeltas();
                long waited = facts.firstTokenNanos() - startNanos;
                long took = facts.lastTokenNanos() - facts.firstTokenNanos();
                boolean burst = deltas >= MIN_DELTAS && took <= BURST_NANOS;
                // The first stream of all is slow for other reasons.
                boolean warm = stream.phase() != Phase.SMOKE;
                if (burst && warm && !tools && waited > WAIT_NANOS) {
                    findings.add(
                            "all tokens came at once, after a wait: something buffers the stream",
                            Evidence.of(deltas + " token deltas within " + took / 1_000 + " us, after "
                                    + waited / 1_000_000 + " ms"));
                }
            }
        };
    }
}

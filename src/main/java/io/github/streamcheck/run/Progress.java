package io.github.streamcheck.run;

import io.github.streamcheck.measure.Distribution;
import io.github.streamcheck.observe.StreamResult;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Prompt;
import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.text.Durations;
import io.github.streamcheck.text.Quantities;
import io.github.streamcheck.text.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Counts the streams of a stage as they end, and describes its progress in one line. Thread-safe. */
final class Progress {

    private final Stage stage;
    private final LongSupplier nanoTime;
    private final long beginNanos;
    private final Distribution ttft = new Distribution(Unit.MILLISECONDS);
    private int done;
    private int failed;
    private int abandoned;
    /** Conversations of several turns whose first turn has ended. */
    private int conversations;

    private int slow;

    /** Begins now; {@code nanoTime} is the clock. */
    Progress(Stage stage, LongSupplier nanoTime) {
        this.stage = stage;
        this.nanoTime = nanoTime;
        this.beginNanos = nanoTime.getAsLong();
    }

    synchronized void ended(StreamResult result) {
        done++;
        Prompt prompt = result.stream().request().prompt();
        conversations += prompt.turn() == 1 && !prompt.further().isEmpty() ? 1 : 0;
        failed += result.outcome() == StreamResult.Outcome.FAILED ? 1 : 0;
        abandoned += result.outcome() == StreamResult.Outcome.ABANDONED ? 1 : 0;
        slow += result.outcome() == StreamResult.Outcome.SLOW ? 1 : 0;
        result.ofServer().get(Metric.TTFT).ifPresent(ttft::add);
    }

    /** Such as {@code 120 of 400 streams done, 3 failed, 24.1/s, ttft p50 52 ms, about 12 s left}. */
    synchronized String line() {
        Duration elapsed = Duration.ofNanos(nanoTime.getAsLong() - beginNanos);
        double perSecond = elapsed.isZero() ? 0 : done * 1e9 / elapsed.toNanos();
        List<String> parts = new ArrayList<>();
        parts.add(
                stage.extent() instanceof Stage.Count count && conversations == 0
                        ? Quantities.count(done) + " of " + Quantities.count(count.streams()) + " streams done"
                        : Quantities.count(done) + (done == 1 ? " stream done" : " streams done"));
        if (conversations > 0) {
            parts.add(Quantities.count(conversations) + " conversations begun");
        }
        parts.add(Quantities.count(failed) + " failed");
        if (abandoned > 0) {
            parts.add(Quantities.count(abandoned) + " abandoned");
        }
        if (slow > 0) {
            parts.add(Quantities.count(slow) + " read slowly");
        }
        parts.add(String.format(Locale.ROOT, "%.1f/s", perSecond));
        if (ttft.count() > 0) {
            parts.add("ttft p50 " + Quantities.format(ttft.percentile(50), Unit.MILLISECONDS));
        }
        left(elapsed, perSecond).ifPresent(left -> parts.add("about " + Durations.format(left) + " left"));
        return String.join(", ", parts);
    }

    private Optional<Duration> left(Duration elapsed, double perSecond) {
        Optional<Duration> left = stage.extent() instanceof Stage.Count count
                ? Optional.of(perSecond)
                        // How many turns are left is not known: conversations end early.
                        .filter(rate -> rate > 0 && conversations == 0)
                        .map(rate -> Duration.ofSeconds(Math.round((count.streams() - done) / rate)))
                : stage.duration()
                        .map(duration -> Duration.ofSeconds(
                                Math.max(0, duration.minus(elapsed).toSeconds())));
        return left.filter(each -> !each.isZero());
    }
}

package io.github.streamcheck.baseline;

import io.github.streamcheck.plan.Metric;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Recorded runs, made up for tests. */
final class Runs {

    static final Fingerprint FINGERPRINT = new Fingerprint("m", "chat; 20 streams, 1 at once", "abc", "a test");

    private Runs() {}

    /** Twenty streams with TTFTs around {@code ttft}, all of which succeeded. */
    static RecordedRun run(int number, double ttft) {
        return run(number, FINGERPRINT, ttft);
    }

    static RecordedRun run(int number, Fingerprint fingerprint, double ttft) {
        double[] values = IntStream.range(0, 20)
                .mapToDouble(i -> ttft * (0.95 + i * 0.005))
                .toArray();
        return new RecordedRun(
                "run-" + number, "2026-11-23T00:00:00Z", fingerprint, 20, 20, Map.of(Metric.TTFT, Samples.of(values)));
    }

    static Baseline baseline(double... ttfts) {
        List<RecordedRun> runs =
                IntStream.range(0, ttfts.length).mapToObj(i -> run(i, ttfts[i])).toList();
        return new Baseline(Map.of("default", runs));
    }
}

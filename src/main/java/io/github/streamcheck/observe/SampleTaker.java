package io.github.streamcheck.observe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Keeps streams to draw. Of more than it can keep, each has the same chance to stay: reservoir sampling, Vitter's algorithm R
 * (ACM Transactions on Mathematical Software 11, 1985). Not thread-safe.
 */
final class SampleTaker {

    /** More points than these can't be distinguished on a chart. */
    static final int MOST = 10_000;

    /** A fixed seed, so that the same streams in the same order give the same charts. */
    private final SplittableRandom random = new SplittableRandom(1);

    private final List<StreamSample> kept = new ArrayList<>();
    private long seen;

    void add(StreamSample sample) {
        seen++;
        if (kept.size() < MOST) {
            kept.add(sample);
            return;
        }
        long place = random.nextLong(seen);
        if (place < MOST) {
            kept.set((int) place, sample);
        }
    }

    StreamSamples samples() {
        return new StreamSamples(
                kept.stream()
                        .sorted(Comparator.comparingInt(StreamSample::number))
                        .toList(),
                seen);
    }
}

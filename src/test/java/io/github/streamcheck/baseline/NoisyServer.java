package io.github.streamcheck.baseline;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A server whose TTFTs are lognormal around 200 ms, and who is a little faster or slower in each run: what the simulations ask. */
final class NoisyServer {

    private static final double MEDIAN = 200;

    private final RandomGenerator random;
    private final double noiseInside;
    private final double noiseBetween;

    NoisyServer(long seed, double noiseInside, double noiseBetween) {
        this.random = new SplittableRandom(seed);
        this.noiseInside = noiseInside;
        this.noiseBetween = noiseBetween;
    }

    /** A run of {@code n} streams whose TTFTs are {@code factor} times the usual ones. */
    Samples run(int n, double factor) {
        double level = MEDIAN * factor * Math.exp(noiseBetween * random.nextGaussian());
        return Samples.of(IntStream.range(0, n)
                .mapToDouble(i -> level * Math.exp(noiseInside * random.nextGaussian()))
                .toArray());
    }

    List<Samples> runs(int runs, int n) {
        return Stream.generate(() -> run(n, 1)).limit(runs).toList();
    }
}

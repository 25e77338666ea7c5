package io.github.streamcheck.plan;

/** Draws random values by number, so that the n-th draw does not depend on earlier ones. Stateless. */
final class SeededRandom {

    private SeededRandom() {}

    /** The draw of this number, evenly spread from 0 (inclusive) to 1 (exclusive). */
    static double fraction(long seed, long number) {
        return (mixed(mixed(seed) + number) >>> 11) * 0x1.0p-53;
    }

    /** SplitMix64's finalizer: neighbouring numbers come out far apart. */
    static long mixed(long number) {
        long z = number + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}

package io.github.streamcheck.simulator.api;

/** Numbers that look random and depend on nothing but what they are made from. */
public final class Seeds {

    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private Seeds() {}

    /** A number for the two; for a given seed, different values give different numbers. */
    static long mix(long seed, long value) {
        // The finalizer of SplitMix64, a bijection.
        long z = seed + value * GAMMA;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A number for a text. */
    public static long mix(long seed, String text) {
        long hash = mix(seed, text.length());
        for (int i = 0; i < text.length(); i++) {
            hash = mix(hash, text.charAt(i));
        }
        return hash;
    }

    /** A fraction for the two, from 0 up to but not including 1. */
    public static double fraction(long seed, long value) {
        return (mix(seed, value) >>> 11) * 0x1.0p-53;
    }
}

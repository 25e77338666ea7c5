package io.github.streamcheck.observe.measure;

/** Takes the gaps between token deltas as they come, so that no stream has to keep them. */
@FunctionalInterface
public interface GapSink {

    /** Throws them away. */
    GapSink NONE = gap -> {};

    /** A gap in nanoseconds, 0 or more. */
    void add(long gapNanos);
}

package io.github.streamcheck.observe;

/** The part of a run that a stream belongs to. */
public enum Phase {
    /** The first stream of each endpoint: judged, but too cold to be measured. */
    SMOKE,
    /** Neither judged nor measured. */
    WARMUP,
    /** Judged and measured. */
    MEASURED
}

package io.github.streamcheck.plan;

/**
 * How many streams.
 *
 * @param streams measured streams, 1 or more
 * @param concurrency how many of them at once, 1 or more
 * @param warmup streams that come first and are thrown away, 0 or more
 */
public record Load(int streams, int concurrency, int warmup) {}

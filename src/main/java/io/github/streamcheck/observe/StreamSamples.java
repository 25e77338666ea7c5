package io.github.streamcheck.observe;

import java.util.List;

/**
 * Measured streams to draw: all of them or, of very many, some that were chosen evenly.
 *
 * @param streams in the order of their numbers
 * @param of how many they stand for, at least as many
 */
public record StreamSamples(List<StreamSample> streams, long of) {

    /** None. */
    public static final StreamSamples NONE = new StreamSamples(List.of(), 0);

    public StreamSamples {
        streams = List.copyOf(streams);
    }

    /** How many streams each of them stands for, 1 or more. */
    public double weight() {
        return streams.isEmpty() ? 1 : (double) of / streams.size();
    }
}

package io.github.streamcheck.report.html;

import io.github.streamcheck.observe.StreamSample;
import io.github.streamcheck.observe.StreamSamples;
import java.util.Arrays;
import java.util.List;

/**
 * Streams along the time of their run, which begins with the first start.
 *
 * @param streams in the order of their numbers
 * @param weight how many streams each stands for
 * @param beginNanos the first start, by {@link System#nanoTime()}
 * @param endNanos the last end
 */
record StreamTimeline(List<StreamSample> streams, double weight, long beginNanos, long endNanos) {

    static StreamTimeline of(StreamSamples samples) {
        List<StreamSample> streams = samples.streams();
        // Differences, since System.nanoTime() may overflow between any two of them.
        long origin = streams.isEmpty() ? 0 : streams.get(0).startedNanos();
        long begin = streams.stream()
                .mapToLong(stream -> stream.startedNanos() - origin)
                .min()
                .orElse(0);
        long end = streams.stream()
                .mapToLong(stream -> stream.endedNanos() - origin)
                .max()
                .orElse(0);
        return new StreamTimeline(streams, samples.weight(), origin + begin, origin + end);
    }

    /** How long after the beginning, in milliseconds. */
    double millis(long nanos) {
        return (nanos - beginNanos) / 1e6;
    }

    double lengthMillis() {
        return millis(endNanos);
    }

    /** How many streams were in flight when each of {@link #streams} started, itself included. */
    double[] inFlightAtStart() {
        double[] starts = sorted(streams.stream()
                .mapToDouble(stream -> millis(stream.startedNanos()))
                .toArray());
        double[] ends = sorted(streams.stream()
                .mapToDouble(stream -> millis(stream.endedNanos()))
                .toArray());
        return streams.stream()
                .mapToDouble(stream -> {
                    double at = millis(stream.startedNanos());
                    return Math.max(1, (countUpTo(starts, at) - countUpTo(ends, at)) * weight);
                })
                .toArray();
    }

    private static double[] sorted(double[] values) {
        Arrays.sort(values);
        return values;
    }

    /** How many of the sorted values are at most {@code limit}. */
    private static int countUpTo(double[] values, double limit) {
        int low = 0;
        int high = values.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[middle] <= limit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

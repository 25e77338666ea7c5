package io.github.streamcheck.baseline;

import io.github.streamcheck.measure.Distribution;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Values of one metric in one run, in the metric's unit: all of them or, of very many, as many evenly spaced quantiles. Immutable.
 *
 * @param count how many values there were, at least as many as are kept
 * @param values those kept, ascending
 */
public record Samples(long count, List<Double> values) {

    /** More would say little more of a median, and the file is to be read by people and kept in version control. */
    public static final int MOST = 200;

    public Samples {
        values = values.stream().sorted().toList();
        count = Math.max(count, values.size());
    }

    /** All of these values. */
    public static Samples of(double... values) {
        return new Samples(values.length, DoubleStream.of(values).boxed().toList());
    }

    /**
     * The values of a distribution. Of more than {@link #MOST}, those are kept in whose middle lies each of as many equal shares:
     * the same run always gives the same ones, and their median is that of the run.
     */
    public static Samples of(Distribution values) {
        long count = values.count();
        int kept = (int) Math.min(MOST, count);
        return new Samples(
                count,
                IntStream.range(0, kept)
                        .mapToDouble(i -> round(values.percentile(100 * (i + 0.5) / kept)))
                        .boxed()
                        .toList());
    }

    /** Microseconds are enough, and the file stays short. */
    private static double round(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }

    /** The median; NaN without values. */
    public double median() {
        return Quantiles.of(values.stream().mapToDouble(Double::doubleValue).toArray(), 0.5);
    }

    /** The natural logarithms of the values above 0, ascending. */
    double[] logarithms() {
        return values.stream()
                .mapToDouble(Double::doubleValue)
                .filter(value -> value > 0)
                .map(Math::log)
                .toArray();
    }
}

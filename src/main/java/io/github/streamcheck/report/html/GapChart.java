package io.github.streamcheck.report.html;

import io.github.streamcheck.measure.Distribution;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Statistic;
import io.github.streamcheck.report.html.Plot.Axis;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.text.Durations;
import io.github.streamcheck.text.Quantities;
import io.github.streamcheck.text.Unit;
import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** How long the gaps between tokens are, from the shortest to the longest, which are often a thousand times as long. */
final class GapChart implements Section {

    private static final int BARS_PER_DECADE = 10;

    /** What is less is no gap: both tokens came in one read. */
    private static final double LEAST_MILLIS = 0.01;

    private static final List<Statistic> MARKS =
            List.of(Statistic.MEDIAN, new Statistic.Percentile(95), new Statistic.Percentile(99));

    @Override
    public void write(Html html, RunResult report) {
        report.figures()
                .total()
                .distribution(Metric.ITL)
                .ifPresent(values -> Charts.figure(
                        html,
                        "Between tokens: the gaps by their length (logarithmic)",
                        figure -> draw(figure, values)));
    }

    private static void draw(Html html, Distribution values) {
        double least = Math.max(LEAST_MILLIS, values.min());
        Scale.Logarithmic lengths = Scale.logarithmic(least, Math.max(least, values.max()));
        double[] shares = shares(values, lengths);
        Axis x = new Axis("ITL", lengths, Durations::formatMillis);
        Axis y = new Axis(
                "share of gaps",
                Scale.linear(Arrays.stream(shares).max().orElse(1)),
                share -> Quantities.format(share, Unit.RATIO));
        Plot.draw(html, "ITL distribution", x, y, plot -> {
            for (int bar = 0; bar < shares.length; bar++) {
                if (shares[bar] > 0) {
                    double from = from(lengths, bar, shares.length);
                    double to = from(lengths, bar + 1, shares.length);
                    plot.bar(
                            from,
                            to,
                            shares[bar],
                            Colour.PLAIN,
                            Durations.formatMillis(from) + " to " + Durations.formatMillis(to) + ": "
                                    + Quantities.format(shares[bar], Unit.RATIO));
                }
            }
            int row = 0;
            for (Statistic mark : MARKS) {
                double value = values.value(mark);
                plot.upright(value, Colour.QUIET, mark + " " + Durations.formatMillis(value), row++);
            }
        });
    }

    private static double[] shares(Distribution values, Scale.Logarithmic lengths) {
        double[] shares = new double[(int) Math.ceil(lengths.decades() * BARS_PER_DECADE)];
        Histogram ticks = values.ticks();
        for (HistogramIterationValue value : ticks.recordedValues()) {
            double millis = value.getValueIteratedTo() / 1e6;
            int bar = (int) (lengths.at(millis) * shares.length);
            shares[Math.min(shares.length - 1, bar)] +=
                    (double) value.getCountAddedInThisIterationStep() / ticks.getTotalCount();
        }
        return shares;
    }

    private static double from(Scale.Logarithmic lengths, int bar, int bars) {
        return lengths.least() * Math.pow(lengths.most() / lengths.least(), (double) bar / bars);
    }
}

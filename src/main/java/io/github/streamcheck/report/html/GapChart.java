package io.github.streamcheck.report.html;

import io.github.streamcheck.measure.Distribution;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Statistic;
import io.github.streamcheck.report.html.Plot.Axis;
import io.github.streamcheck.report.html.Plot.Mark;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.text.Durations;
import io.github.streamcheck.text.Quantities;
import io.github.streamcheck.text.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** How long the gaps between tokens are, from the shortest to the longest, which are often a thousand times as long. */
final class GapChart implements Section {

    private static final int BARS_PER_DECADE = 10;

    /** What is less is no gap: both tokens came in one read. They are counted, and not drawn. */
    private static final double LEAST_MILLIS = 0.1;

    private static final List<Statistic> MARKS = List.of(Statistic.MEDIAN, new Statistic.Percentile(99));

    @Override
    public void write(Html html, RunResult report) {
        report.figures()
                .total()
                .distribution(Metric.ITL)
                .filter(values -> values.max() > LEAST_MILLIS)
                .ifPresent(values -> Charts.figure(
                        html,
                        "Between tokens (ITL)",
                        "The gaps between consecutive token deltas, by their length." + together(values),
                        figure -> draw(figure, report, values)));
    }

    private static String together(Distribution values) {
        Histogram ticks = values.ticks();
        double share = (double) ticks.getCountBetweenValues(0, (long) (LEAST_MILLIS * 1e6)) / ticks.getTotalCount();
        return share == 0
                ? ""
                : " Not drawn: " + Quantities.format(share, Unit.RATIO)
                        + " of the tokens came together with the one before, within "
                        + Durations.formatMillis(LEAST_MILLIS) + ".";
    }

    private static void draw(Html html, RunResult report, Distribution values) {
        Histogram ticks = values.ticks();
        List<Mark> limits = Charts.limits(report, Metric.ITL);
        double least = Charts.least(lowestDrawn(ticks), limits);
        Scale.Logarithmic lengths = Scale.logarithmic(Math.max(LEAST_MILLIS, least), Charts.most(values.max(), limits));
        double[] shares = shares(ticks, lengths);
        Axis x = new Axis("gap", lengths, Durations::formatMillis);
        Axis y = new Axis(
                "share of gaps",
                Scale.linear(Arrays.stream(shares).max().orElse(1)),
                share -> Quantities.format(share, Unit.RATIO));
        Plot.draw(html, "ITL distribution", x, y, marks(values, limits), Plot.HEIGHT, plot -> {
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
        });
    }

    private static List<Mark> marks(Distribution values, List<Mark> limits) {
        List<Mark> marks = new ArrayList<>();
        MARKS.stream()
                .filter(mark -> values.shown(mark).isPresent() && values.value(mark) > LEAST_MILLIS)
                .forEach(mark -> marks.add(new Mark(
                        values.value(mark),
                        Colour.QUIET,
                        mark + " " + Quantities.format(values.value(mark), Unit.MILLISECONDS))));
        marks.addAll(limits);
        return marks;
    }

    /** In milliseconds. */
    private static double lowestDrawn(Histogram ticks) {
        for (HistogramIterationValue value : ticks.recordedValues()) {
            if (value.getValueIteratedTo() / 1e6 >= LEAST_MILLIS) {
                return value.getValueIteratedTo() / 1e6;
            }
        }
        return LEAST_MILLIS;
    }

    private static double[] shares(Histogram ticks, Scale.Logarithmic lengths) {
        double[] shares = new double[(int) Math.ceil(lengths.decades() * BARS_PER_DECADE)];
        for (HistogramIterationValue value : ticks.recordedValues()) {
            double millis = value.getValueIteratedTo() / 1e6;
            if (millis >= LEAST_MILLIS) {
                int bar = (int) (lengths.at(millis) * shares.length);
                shares[Math.min(shares.length - 1, bar)] +=
                        (double) value.getCountAddedInThisIterationStep() / ticks.getTotalCount();
            }
        }
        return shares;
    }

    private static double from(Scale.Logarithmic lengths, int bar, int bars) {
        return lengths.least() * Math.pow(lengths.most() / lengths.least(), (double) bar / bars);
    }
}

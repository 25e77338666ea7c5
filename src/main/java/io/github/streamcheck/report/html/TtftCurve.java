package io.github.streamcheck.report.html;

import io.github.streamcheck.measure.Distribution;
import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Statistic;
import io.github.streamcheck.report.html.Plot.Axis;
import io.github.streamcheck.report.html.Plot.Mark;
import io.github.streamcheck.report.html.Plot.Point;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.text.Durations;
import io.github.streamcheck.text.Quantities;
import io.github.streamcheck.text.Unit;
import io.github.streamcheck.verdict.ThresholdResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many of the streams had their first token by when, with each limit at its percentile. */
final class TtftCurve implements Section {

    private static final double STEP_PERCENT = 0.5;

    /** Less than that of other charts, since it stands on the first screen. */
    private static final int HEIGHT = 150;

    @Override
    public void write(Html html, RunResult report) {
        EndpointFigures total = report.figures().total();
        total.distribution(Metric.TTFT)
                .ifPresent(values -> Charts.figure(
                        html,
                        "Time to first token (TTFT)",
                        "Share of streams that had their first token by then: " + words(values) + limitWords(report),
                        figure -> draw(figure, report, values)));
    }

    private static String words(Distribution values) {
        List<String> reached = new ArrayList<>();
        for (Statistic.Percentile percentile :
                List.of(new Statistic.Percentile(50), new Statistic.Percentile(95), new Statistic.Percentile(99))) {
            if (values.shown(percentile).isPresent()) {
                reached.add(Quantities.format(percentile.percent() / 100, Unit.RATIO) + " within "
                        + Durations.formatMillis(values.value(percentile)));
            }
        }
        reached.add("all within " + Durations.formatMillis(values.max()));
        return String.join(", ", reached) + ".";
    }

    private static String limitWords(RunResult report) {
        return Charts.thresholds(report, Metric.TTFT).stream().anyMatch(result -> percent(result) > 0)
                ? " Bold: from a limit to its percentile."
                : "";
    }

    private static void draw(Html html, RunResult report, Distribution all) {
        List<ThresholdResult> thresholds = Charts.thresholds(report, Metric.TTFT);
        List<Mark> limits = Charts.limits(report, Metric.TTFT);
        Scale times = Scale.suited(Charts.least(all.min(), limits), Charts.most(all.max(), limits));
        Axis x = new Axis("TTFT", times, Durations::formatMillis);
        Axis y = new Axis("streams", Scale.linear(1), share -> Quantities.format(share, Unit.RATIO));
        Map<String, EndpointFigures> endpoints = report.figures().endpoints();
        Map<String, String> legend = new LinkedHashMap<>();
        Plot.draw(html, "TTFT, cumulative", x, y, limits, HEIGHT, plot -> {
            int series = 0;
            for (var endpoint : endpoints.entrySet()) {
                String colour = Colour.series(series++);
                endpoint.getValue().distribution(Metric.TTFT).ifPresent(values -> {
                    plot.line(curve(values), colour, "1.5", endpoint.getKey());
                    legend.put(colour, endpoint.getKey());
                });
            }
            if (legend.size() > 1) {
                plot.line(curve(all), Colour.INK, "2.5", "all endpoints");
                legend.put(Colour.INK, "all");
            }
            thresholds.forEach(result -> atItsPercentile(plot, result, all));
        });
        if (legend.size() > 1) {
            Charts.legend(html, legend);
        }
    }

    /** At which height of the curve a limit belongs; 0 if at none, as that of a mean. */
    private static double percent(ThresholdResult result) {
        Statistic statistic = result.threshold().statistic().orElse(Statistic.Simple.MEAN);
        return statistic instanceof Statistic.Percentile percentile
                ? percentile.percent()
                : statistic == Statistic.Simple.MAX ? 100 : 0;
    }

    /** From the limit to the curve, at the height of the percentile. */
    private static void atItsPercentile(Plot plot, ThresholdResult result, Distribution all) {
        double percent = percent(result);
        if (percent > 0) {
            Statistic statistic = result.threshold().statistic().orElseThrow();
            double reached = all.value(statistic);
            Point measured = new Point(reached, percent / 100);
            plot.line(
                    List.of(new Point(result.threshold().limit(), percent / 100), measured),
                    Charts.colour(result),
                    "3",
                    result.threshold().path() + ": " + result.message());
            plot.spot(measured, Charts.colour(result), statistic + " " + result.measuredText());
        }
    }

    /** In steps: between two streams nothing happens. */
    private static List<Point> curve(Distribution values) {
        List<Point> points = new ArrayList<>();
        points.add(new Point(values.min(), 0));
        double before = 0;
        for (double percent = STEP_PERCENT; percent <= 100; percent += STEP_PERCENT) {
            double millis = values.percentile(percent);
            points.add(new Point(millis, before));
            before = percent / 100;
            points.add(new Point(millis, before));
        }
        return points;
    }
}

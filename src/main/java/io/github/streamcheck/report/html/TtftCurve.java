package io.github.streamcheck.report.html;

import io.github.streamcheck.measure.Distribution;
import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.report.html.Plot.Axis;
import io.github.streamcheck.report.html.Plot.Point;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.text.Durations;
import io.github.streamcheck.text.Quantities;
import io.github.streamcheck.text.Unit;
import io.github.streamcheck.verdict.ThresholdResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** How many of the streams had their first token by when, with the thresholds on it. */
final class TtftCurve implements Section {

    private static final double STEP_PERCENT = 0.5;

    @Override
    public void write(Html html, RunResult report) {
        EndpointFigures total = report.figures().total();
        total.distribution(Metric.TTFT)
                .ifPresent(values -> Charts.figure(
                        html,
                        "Time to first token: the share of streams that had theirs by then, of those that had one",
                        figure -> draw(figure, report, values)));
    }

    private static void draw(Html html, RunResult report, Distribution all) {
        List<ThresholdResult> thresholds = report.verdict().thresholds().stream()
                .filter(result -> result.threshold().metric() == Metric.TTFT)
                .toList();
        double most = DoubleStream.concat(
                        DoubleStream.of(all.max()),
                        thresholds.stream()
                                .mapToDouble(result -> result.threshold().limit()))
                .max()
                .getAsDouble();
        Axis x = new Axis("TTFT", Scale.suited(all.min(), most), Durations::formatMillis);
        Axis y = new Axis("streams", Scale.linear(1), share -> Quantities.format(share, Unit.RATIO));
        Plot.draw(html, "TTFT, cumulative", x, y, plot -> {
            int series = 0;
            for (var endpoint : report.figures().endpoints().entrySet()) {
                String colour = Colour.series(series++);
                endpoint.getValue()
                        .distribution(Metric.TTFT)
                        .ifPresent(values -> plot.line(curve(values), colour, endpoint.getKey()));
            }
            int row = 0;
            for (ThresholdResult result : thresholds) {
                plot.upright(
                        result.threshold().limit(),
                        result.isMet() ? Colour.GOOD : Colour.BAD,
                        result.threshold().path() + " "
                                + result.threshold().metric().direction().phrase() + " "
                                + result.threshold().formatLimit(),
                        row++);
            }
        });
        Charts.legend(html, List.copyOf(report.figures().endpoints().keySet()));
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

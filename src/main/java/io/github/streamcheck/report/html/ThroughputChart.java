package io.github.streamcheck.report.html;

import io.github.streamcheck.observe.StreamSample;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.report.html.Plot.Axis;
import io.github.streamcheck.report.html.Plot.Point;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.text.Durations;
import io.github.streamcheck.text.Quantities;
import io.github.streamcheck.text.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How many tokens came each second, with each stream's spread evenly from its first token to its end. */
final class ThroughputChart implements Section {

    private static final int SLICES = 60;

    @Override
    public void write(Html html, RunResult report) {
        StreamTimeline timeline = StreamTimeline.of(report.figures().samples());
        double[] rates = rates(timeline);
        double most = Arrays.stream(rates).max().orElse(0);
        if (most > 0) {
            Charts.figure(
                    html, "Tokens per second over the run", figure -> draw(figure, report, timeline, rates, most));
        }
    }

    private static void draw(Html html, RunResult report, StreamTimeline timeline, double[] rates, double most) {
        double slice = timeline.lengthMillis() / SLICES;
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < SLICES; i++) {
            points.add(new Point((i + 0.5) * slice, rates[i]));
        }
        Axis x = new Axis("since the first start", Scale.until(timeline.lengthMillis()), Durations::formatMillis);
        Axis y = new Axis(
                "tokens/s",
                Scale.linear(most),
                rate -> Quantities.format(rate, Unit.TOKENS_PER_SECOND).split(" ", 2)[0]);
        Plot.draw(html, "throughput over time", x, y, plot -> {
            plot.line(points, Colour.PLAIN, "tokens per second");
            report.figures()
                    .total()
                    .value(Metric.THROUGHPUT)
                    .ifPresent(mean ->
                            plot.level(mean, Colour.QUIET, "mean " + Quantities.format(mean, Unit.TOKENS_PER_SECOND)));
        });
    }

    /** Tokens per second in each slice of the run. */
    private static double[] rates(StreamTimeline timeline) {
        double[] rates = new double[SLICES];
        double slice = timeline.lengthMillis() / SLICES;
        if (slice <= 0) {
            return rates;
        }
        for (StreamSample stream : timeline.streams()) {
            double from = timeline.millis(stream.firstTokenNanos().orElse(stream.startedNanos())) / slice;
            double to = Math.max(from, timeline.millis(stream.endedNanos()) / slice);
            double tokens = stream.tokens() * timeline.weight() / slice * 1e3;
            spread(rates, from, to, tokens);
        }
        return rates;
    }

    /** Adds an amount to the slices between two places, to each by its part of the way. */
    private static void spread(double[] rates, double from, double to, double amount) {
        int first = (int) Math.max(0, Math.min(rates.length - 1, from));
        int last = (int) Math.max(first, Math.min(rates.length - 1, to));
        if (first == last) {
            rates[first] += amount;
            return;
        }
        for (int i = first; i <= last; i++) {
            double part = Math.max(0, Math.min(to, i + 1) - Math.max(from, i));
            rates[i] += amount * part / (to - from);
        }
    }
}

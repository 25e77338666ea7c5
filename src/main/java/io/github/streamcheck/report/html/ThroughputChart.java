package io.github.streamcheck.report.html;

import io.github.streamcheck.observe.StreamSample;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.report.html.Plot.Axis;
import io.github.streamcheck.report.html.Plot.Mark;
import io.github.streamcheck.report.html.Plot.Point;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.text.Durations;
import io.github.streamcheck.text.Quantities;
import io.github.streamcheck.text.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** How many tokens came each second, with each stream's spread evenly from its first token to its end. */
final class ThroughputChart implements Section {

    private static final int SLICES = 60;

    @Override
    public void write(Html html, RunResult report) {
        StreamTimeline timeline = StreamTimeline.of(report.figures().samples());
        double[] rates = rates(timeline);
        double most = Arrays.stream(rates).max().orElse(0);
        if (most > 0) {
            List<Mark> borders = Charts.stageBorders(report);
            Charts.figure(
                    html,
                    "Tokens per second",
                    "Of all streams together, each stream's tokens spread evenly from its first token to its end."
                            + meanWords(report)
                            + Charts.stageWords(borders),
                    figure -> draw(figure, report, timeline, borders, rates));
        }
    }

    /** What the dashed line is: on the curve, which swings around it, its label could not be read. */
    private static String meanWords(RunResult report) {
        OptionalDouble mean = report.figures().total().value(Metric.THROUGHPUT);
        return mean.isPresent()
                ? " Dashed: the mean, " + Quantities.format(mean.getAsDouble(), Unit.TOKENS_PER_SECOND) + "."
                : "";
    }

    private static void draw(Html html, RunResult report, StreamTimeline timeline, List<Mark> borders, double[] rates) {
        double slice = timeline.lengthMillis() / SLICES;
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < SLICES; i++) {
            points.add(new Point((i + 0.5) * slice, rates[i]));
        }
        List<Mark> levels = new ArrayList<>(Charts.limits(report, Metric.THROUGHPUT));
        report.figures()
                .total()
                .value(Metric.THROUGHPUT)
                .ifPresent(mean -> levels.add(new Mark(mean, Colour.QUIET, "")));
        Scale speeds = Scale.linear(Charts.most(Arrays.stream(rates).max().orElse(0), levels));
        Axis x = new Axis("since the first start", Scale.until(timeline.lengthMillis()), Durations::formatMillis);
        Axis y = new Axis(
                "tokens/s",
                speeds,
                rate -> Quantities.format(rate, Unit.TOKENS_PER_SECOND).split(" ", 2)[0]);
        Plot.draw(html, "throughput over time", x, y, plot -> {
            plot.borders(borders);
            plot.line(points, Colour.PLAIN, "2", "tokens per second");
            plot.levels(levels);
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

package io.github.streamcheck.report.html;

import io.github.streamcheck.observe.StreamSample;
import io.github.streamcheck.plan.Load;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.report.html.Plot.Axis;
import io.github.streamcheck.report.html.Plot.Mark;
import io.github.streamcheck.report.html.Plot.Point;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.text.Durations;
import io.github.streamcheck.text.Quantities;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The time to first token against how many streams were in flight: where it rises, the server is saturated. */
final class LoadChart implements Section {

    /** The median is drawn for so many ranges of streams in flight. */
    private static final int RANGES = 20;

    /** Of fewer streams than these no median is drawn. */
    private static final int LEAST_IN_RANGE = 5;

    /** A shorter ramp-up only keeps the first streams from starting in one instant. */
    private static final Duration LEAST_RAMP = Duration.ofSeconds(1);

    @Override
    public void write(Html html, RunResult report) {
        StreamTimeline timeline = StreamTimeline.of(report.figures().samples());
        List<Point> points = points(timeline);
        double most = points.stream().mapToDouble(Point::x).max().orElse(1);
        // Of one stream at a time there is nothing to see.
        if (most > 1 && isVaried(report.plan().load())) {
            Charts.figure(
                    html,
                    "Time to first token under load",
                    "TTFT against how many streams were in flight when the stream started. Where it rises, the server"
                            + " is saturated.",
                    figure -> draw(figure, report, points, timeline.weight()));
        }
    }

    /** At a constant concurrency, streams in flight differ only by chance and at both ends of the run, which misleads. */
    private static boolean isVaried(Load load) {
        Stage first = load.stages().get(0);
        boolean ramp = first.rampUp().compareTo(LEAST_RAMP) >= 0;
        return load.stages().size() > 1 || ramp || !(first.pace() instanceof Stage.Closed);
    }

    private static List<Point> points(StreamTimeline timeline) {
        double[] inFlight = timeline.inFlightAtStart();
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < inFlight.length; i++) {
            StreamSample stream = timeline.streams().get(i);
            if (stream.ttftMillis().isPresent()) {
                points.add(new Point(inFlight[i], stream.ttftMillis().getAsDouble()));
            }
        }
        return points;
    }

    private static void draw(Html html, RunResult report, List<Point> points, double weight) {
        List<Mark> limits = Charts.limits(report, Metric.TTFT);
        double most = points.stream().mapToDouble(Point::x).max().orElse(1);
        double least = points.stream().mapToDouble(Point::y).min().orElse(0);
        double slowest = points.stream().mapToDouble(Point::y).max().orElse(1);
        String label = weight > 1 ? "streams in flight (estimated)" : "streams in flight";
        Axis x = new Axis(label, Scale.linear(most), Quantities::format);
        Scale times = Scale.suited(Charts.least(least, limits), Charts.most(slowest, limits));
        Axis y = new Axis("TTFT", times, Durations::formatMillis);
        List<Point> medians = medians(points, most);
        Plot.draw(html, "TTFT against streams in flight", x, y, plot -> {
            plot.dots(points, Colour.PLAIN, "streams");
            plot.line(medians, Colour.OTHER, "2", "median");
            plot.levels(limits);
        });
        if (!medians.isEmpty()) {
            Map<String, String> legend = new LinkedHashMap<>();
            legend.put(Colour.PLAIN, "stream");
            legend.put(Colour.OTHER, "median");
            Charts.legend(html, legend);
        }
    }

    private static List<Point> medians(List<Point> points, double most) {
        Map<Integer, List<Point>> ranges = new TreeMap<>();
        points.forEach(point -> ranges.computeIfAbsent(
                        (int) Math.ceil(point.x() / most * RANGES), created -> new ArrayList<>())
                .add(point));
        return ranges.values().stream()
                .filter(range -> range.size() >= LEAST_IN_RANGE)
                .map(range -> new Point(
                        median(range.stream().mapToDouble(Point::x).toArray()),
                        median(range.stream().mapToDouble(Point::y).toArray())))
                .toList();
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[(values.length - 1) / 2];
    }
}

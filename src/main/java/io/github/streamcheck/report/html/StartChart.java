package io.github.streamcheck.report.html;

import io.github.streamcheck.observe.StreamResult;
import io.github.streamcheck.observe.StreamSample;
import io.github.streamcheck.observe.StreamSamples;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.report.html.Plot.Axis;
import io.github.streamcheck.report.html.Plot.Mark;
import io.github.streamcheck.report.html.Plot.Point;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.text.Durations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** When each stream started, and how long it waited for its first token. */
final class StartChart implements Section {

    /** How many of the slowest and of the failed streams are labelled with their numbers. */
    private static final int MOST_NAMED = 40;

    private static final String NO_TOKEN = Colour.WARNING;

    /** What a dot of each colour stands for; the last is drawn above the others. */
    private static final Map<String, String> WORDS = words();

    private static Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put(Colour.GOOD, "succeeded");
        words.put(Colour.QUIET, "abandoned or slowly read by this client");
        words.put(Colour.BAD, "failed");
        words.put(NO_TOKEN, "failed without a token, at the bottom");
        return words;
    }

    @Override
    public void write(Html html, RunResult report) {
        StreamSamples samples = report.figures().samples();
        StreamTimeline timeline = StreamTimeline.of(samples);
        if (!timeline.streams().isEmpty()) {
            List<Mark> borders = Charts.stageBorders(report);
            Charts.figure(
                    html,
                    "Every stream",
                    "When it started, and its time to first token." + Charts.stageWords(borders)
                            + Charts.sampled(samples),
                    figure -> draw(figure, timeline, borders, Charts.limits(report, Metric.TTFT)));
        }
    }

    private static void draw(Html html, StreamTimeline timeline, List<Mark> borders, List<Mark> limits) {
        List<StreamSample> streams = timeline.streams();
        double[] times = streams.stream()
                .flatMapToDouble(stream -> stream.ttftMillis().stream())
                .sorted()
                .toArray();
        double least = times.length == 0 ? 0 : Charts.least(times[0], limits);
        double most = times.length == 0 ? 1 : Charts.most(times[times.length - 1], limits);
        Axis x = new Axis("since the first start", Scale.until(timeline.lengthMillis()), Durations::formatMillis);
        Axis y = new Axis("TTFT", Scale.suited(least, most), Durations::formatMillis);
        Map<String, List<Point>> points = new LinkedHashMap<>();
        streams.forEach(stream -> points.computeIfAbsent(colour(stream), first -> new ArrayList<>())
                .add(point(stream, timeline)));
        Plot.draw(html, "start against TTFT", x, y, plot -> {
            plot.borders(borders);
            WORDS.forEach((colour, words) -> plot.dots(points.getOrDefault(colour, List.of()), colour, words));
            plot.levels(limits);
            streams.stream()
                    .sorted(Comparator.comparing(
                                    (StreamSample stream) -> stream.failure().isEmpty())
                            .thenComparing(stream -> -stream.ttftMillis().orElse(0)))
                    .limit(MOST_NAMED)
                    .forEach(stream -> plot.tooltip(point(stream, timeline), words(stream)));
        });
        Map<String, String> legend = new LinkedHashMap<>(WORDS);
        legend.keySet().retainAll(points.keySet());
        Charts.legend(html, legend);
    }

    private static Point point(StreamSample stream, StreamTimeline timeline) {
        return new Point(
                timeline.millis(stream.startedNanos()), stream.ttftMillis().orElse(0));
    }

    private static String colour(StreamSample stream) {
        if (stream.failure().isEmpty()) {
            return stream.outcome().isAside() ? Colour.QUIET : Colour.GOOD;
        }
        return stream.ttftMillis().isPresent() ? Colour.BAD : NO_TOKEN;
    }

    private static String words(StreamSample stream) {
        String ttft = stream.ttftMillis().isPresent()
                ? "TTFT " + Durations.formatMillis(stream.ttftMillis().getAsDouble())
                : "no token";
        return "#" + stream.number() + " (" + stream.endpoint() + "): " + ttft
                + (stream.outcome() == StreamResult.Outcome.ABANDONED ? ", abandoned" : "")
                + (stream.outcome() == StreamResult.Outcome.SLOW ? ", read slowly" : "")
                + stream.failure().map(rule -> ", " + rule).orElse("");
    }
}

package io.github.streamcheck.report.html;

import io.github.streamcheck.observe.StreamSample;
import io.github.streamcheck.report.html.Plot.Axis;
import io.github.streamcheck.report.html.Plot.Point;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.text.Durations;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** When each stream started, and how long it waited for its first token. */
final class StartChart implements Section {

    /** How many of the slowest and of the failed streams are labelled with their numbers. */
    private static final int MOST_NAMED = 40;

    private static final String NO_TOKEN = Colour.WARNING;

    @Override
    public void write(Html html, RunResult report) {
        StreamTimeline timeline = StreamTimeline.of(report.figures().samples());
        if (!timeline.streams().isEmpty()) {
            Charts.figure(
                    html,
                    "Every stream: when it started, and its time to first token",
                    figure -> draw(figure, timeline));
        }
    }

    private static void draw(Html html, StreamTimeline timeline) {
        List<StreamSample> streams = timeline.streams();
        double least = streams.stream()
                .flatMapToDouble(stream -> stream.ttftMillis().stream())
                .min()
                .orElse(0);
        double most = streams.stream()
                .flatMapToDouble(stream -> stream.ttftMillis().stream())
                .max()
                .orElse(1);
        Axis x = new Axis("since the first start", Scale.until(timeline.lengthMillis()), Durations::formatMillis);
        Axis y = new Axis("TTFT", Scale.suited(least, most), Durations::formatMillis);
        Map<String, String> legend = new LinkedHashMap<>();
        legend.put(Colour.GOOD, "succeeded");
        legend.put(Colour.BAD, "failed");
        legend.put(NO_TOKEN, "failed without a token");
        Plot.draw(html, "start against TTFT", x, y, plot -> {
            for (String colour : legend.keySet()) {
                List<Point> points = streams.stream()
                        .filter(stream -> colour(stream).equals(colour))
                        .map(stream -> point(stream, timeline))
                        .toList();
                plot.dots(points, colour, legend.get(colour));
            }
            streams.stream()
                    .sorted(Comparator.comparing(
                                    (StreamSample stream) -> stream.failure().isEmpty())
                            .thenComparing(stream -> -stream.ttftMillis().orElse(0)))
                    .limit(MOST_NAMED)
                    .forEach(stream -> plot.tooltip(point(stream, timeline), words(stream)));
        });
        Charts.legend(html, legend);
    }

    private static Point point(StreamSample stream, StreamTimeline timeline) {
        return new Point(
                timeline.millis(stream.startedNanos()), stream.ttftMillis().orElse(0));
    }

    private static String colour(StreamSample stream) {
        if (stream.failure().isEmpty()) {
            return Colour.GOOD;
        }
        return stream.ttftMillis().isPresent() ? Colour.BAD : NO_TOKEN;
    }

    private static String words(StreamSample stream) {
        String ttft = stream.ttftMillis().isPresent()
                ? "TTFT " + Durations.formatMillis(stream.ttftMillis().getAsDouble())
                : "no token";
        return "#" + stream.number() + " (" + stream.endpoint() + "): " + ttft
                + stream.failure().map(rule -> ", " + rule).orElse("");
    }
}

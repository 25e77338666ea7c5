package io.github.streamcheck.report.html;

import io.github.streamcheck.observe.StreamSamples;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.report.Glyphs;
import io.github.streamcheck.report.html.Plot.Mark;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.text.Quantities;
import io.github.streamcheck.verdict.ThresholdResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What all charts share, apart from their plane. */
final class Charts {

    /** Limits of more than so many times the most that was measured are not drawn at their place. */
    private static final double FAR = 4;

    private Charts() {}

    /** A chart below its caption; {@code words}: what it shows, in a sentence or two. */
    static void figure(Html html, String caption, String words, Consumer<Html> chart) {
        html.within("figure", figure -> {
            figure.within(
                    "figcaption",
                    line -> line.element("strong", caption).text(" ").element("span", words));
            chart.accept(figure);
        });
    }

    /** What each colour stands for. */
    static void legend(Html html, Map<String, String> wordsByColour) {
        html.within("p", line -> wordsByColour.forEach((colour, words) -> key(line, colour, words)), "class", "legend");
    }

    private static void key(Html line, String colour, String words) {
        line.within(
                "span",
                key -> {
                    key.within(
                            "svg",
                            svg -> svg.empty("circle", "cx", "6", "cy", "6", "r", "5", "fill", colour),
                            "width",
                            "12",
                            "height",
                            "12",
                            "aria-hidden",
                            "true");
                    key.text(" " + words);
                },
                "class",
                "key");
        line.text(" ");
    }

    /** The thresholds on a metric, to be drawn where its values are. */
    static List<ThresholdResult> thresholds(RunResult report, Metric metric) {
        return report.verdict().thresholds().stream()
                .filter(result -> result.threshold().metric() == metric)
                .toList();
    }

    /** The limits of thresholds on a metric as marks on its axis. */
    static List<Mark> limits(RunResult report, Metric metric) {
        return thresholds(report, metric).stream().map(Charts::limit).toList();
    }

    /** The least of a chart's values and of its limits, which have to be on it. */
    static double least(double value, List<Mark> limits) {
        return limits.stream().mapToDouble(Mark::value).reduce(value, Math::min);
    }

    /**
     * The most of a chart's values and of its limits. A limit that is much further out is left beyond the chart's end, or the values
     * would lie upon each other.
     */
    static double most(double value, List<Mark> limits) {
        return limits.stream()
                .mapToDouble(Mark::value)
                .filter(limit -> value <= 0 || limit <= FAR * value)
                .reduce(value, Math::max);
    }

    /** The limit of a threshold as a mark: {@code p95 limit 150 ms ✗}. */
    static Mark limit(ThresholdResult result) {
        String statistic =
                result.threshold().statistic().map(each -> each + " ").orElse("");
        return new Mark(
                result.threshold().limit(),
                colour(result),
                statistic + "limit " + result.threshold().formatLimit() + " " + sign(result));
    }

    /** Whether the limit was kept, in a colour. */
    static String colour(ThresholdResult result) {
        return result.isMet() ? Colour.GOOD : result.isViolation() ? Colour.BAD : Colour.WARNING;
    }

    /** Whether the limit was kept, in a sign. */
    static String sign(ThresholdResult result) {
        Glyphs signs = Glyphs.UNICODE;
        return result.isMet() ? signs.tick() : result.isViolation() ? signs.cross() : signs.warning();
    }

    /** The borders between the stages of the load on an axis of time, if there are several. */
    static List<Mark> stageBorders(RunResult report) {
        List<Mark> borders = new ArrayList<>();
        double atMillis = 0;
        for (var stage : report.figures().stages()) {
            borders.add(new Mark(atMillis, Colour.QUIET, String.valueOf(borders.size() + 1)));
            atMillis += stage.figures().wallClock().toNanos() / 1e6;
        }
        return borders.size() > 1 ? borders : List.of();
    }

    /** Which streams are drawn, if not all, to follow what a chart shows. */
    static String sampled(StreamSamples samples) {
        return samples.weight() > 1
                ? " Drawn are " + Quantities.count(samples.streams().size()) + " of " + Quantities.count(samples.of())
                        + " streams."
                : "";
    }

    /** What the borders are, to follow what a chart shows. */
    static String stageWords(List<Mark> borders) {
        return borders.isEmpty() ? "" : " Numbered lines: the stages of the load.";
    }
}

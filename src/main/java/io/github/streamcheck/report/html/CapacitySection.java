package io.github.streamcheck.report.html;

import io.github.streamcheck.capacity.Capacity;
import io.github.streamcheck.capacity.Step;
import io.github.streamcheck.plan.Search.Over;
import io.github.streamcheck.plan.Threshold;
import io.github.streamcheck.plan.Thresholds;
import io.github.streamcheck.report.CapacityTable;
import io.github.streamcheck.report.html.Plot.Axis;
import io.github.streamcheck.report.html.Plot.Mark;
import io.github.streamcheck.report.html.Plot.Point;
import io.github.streamcheck.report.html.Tables.Row;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.text.Quantities;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The search for the highest load: what it found, a curve of each figure that decided against the load, and the loads in a table. */
final class CapacitySection implements Section {

    private static final String CLIENT = Colour.WARNING;

    @Override
    public void write(Html html, RunResult report) {
        report.capacity()
                .filter(capacity -> !capacity.steps().isEmpty())
                .ifPresent(capacity -> html.within(
                        "section",
                        section -> content(section, capacity, report.plan().thresholds()),
                        "id",
                        Anchors.CAPACITY));
    }

    private static void content(Html section, Capacity capacity, Thresholds thresholds) {
        section.element("h2", "Highest load");
        section.element("p", capacity.sentence(thresholds) + ".");
        thresholds.ofLoad().stream()
                .filter(limit -> thresholds.isExplicit(limit.metric()))
                .forEach(limit -> chart(section, capacity, limit));
        Tables.table(
                section,
                CapacityTable.headings(thresholds),
                capacity.ascending().stream()
                        .map(step -> CapacityTable.cells(capacity, step, thresholds))
                        .map(cells -> new Row(cells.get(0), cells.subList(1, cells.size())))
                        .toList());
    }

    private static void chart(Html section, Capacity capacity, Threshold limit) {
        Map<String, List<Point>> points = new LinkedHashMap<>();
        List<Point> curve = new ArrayList<>();
        for (Step step : capacity.ascending()) {
            step.figures().value(limit).ifPresent(value -> {
                Point point = new Point(step.load(), value);
                curve.add(point);
                points.computeIfAbsent(colour(step), first -> new ArrayList<>()).add(point);
            });
        }
        if (curve.isEmpty()) {
            return;
        }
        Charts.figure(section, limit.path() + " against the load", "Each dot is a load that was tried.", figure -> {
            draw(figure, capacity, limit, curve, points);
            Map<String, String> legend = new LinkedHashMap<>();
            legend.put(Colour.GOOD, "meets the thresholds");
            legend.put(Colour.BAD, "does not");
            legend.put(CLIENT, "this client was late");
            legend.keySet().retainAll(points.keySet());
            Charts.legend(figure, legend);
        });
    }

    private static String colour(Step step) {
        return switch (step.outcome()) {
            case MEETS -> Colour.GOOD;
            case MISSES, FAILS -> Colour.BAD;
            case CLIENT_LATE -> CLIENT;
        };
    }

    private static void draw(
            Html figure, Capacity capacity, Threshold limit, List<Point> curve, Map<String, List<Point>> points) {
        List<Mark> limits = List.of(new Mark(limit.limit(), Colour.QUIET, "limit " + limit.formatLimit()));
        double least = curve.stream().mapToDouble(Point::y).min().orElse(0);
        double most = curve.stream().mapToDouble(Point::y).max().orElse(1);
        double highest = curve.stream().mapToDouble(Point::x).max().orElse(1);
        String load = capacity.search().over() == Over.RATE ? "streams/s" : "streams at once";
        Axis x = new Axis(load, Scale.linear(highest), Quantities::format);
        Axis y = new Axis(
                limit.path(),
                Scale.suited(Charts.least(least, limits), Charts.most(most, limits)),
                value -> Quantities.format(value, limit.metric().unit()));
        Plot.draw(figure, limit.path() + " against the load", x, y, plot -> {
            plot.line(curve, Colour.PLAIN, "1.5", limit.path());
            points.forEach((colour, same) -> plot.dots(same, colour, limit.path()));
            plot.levels(limits);
        });
    }
}

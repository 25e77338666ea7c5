package io.github.streamcheck.report;

import io.github.streamcheck.capacity.Capacity;
import io.github.streamcheck.capacity.Step;
import io.github.streamcheck.plan.Threshold;
import io.github.streamcheck.plan.Thresholds;
import io.github.streamcheck.text.Quantities;
import java.util.ArrayList;
import java.util.List;

/** The loads that a search has tried, in ascending order, with the figures that decided. Stateless. */
public final class CapacityTable {

    private CapacityTable() {}

    /** The names of the columns. */
    public static List<String> headings(Thresholds thresholds) {
        List<String> headings = new ArrayList<>(List.of("load", "result", "runs", "streams"));
        thresholds.ofLoad().stream().map(Threshold::path).forEach(headings::add);
        return headings;
    }

    /** The cells of a row. */
    public static List<String> cells(Capacity capacity, Step step, Thresholds thresholds) {
        List<String> cells = new ArrayList<>(List.of(
                capacity.search().format(step.load()),
                step.outcome().word(),
                Quantities.count(step.runs()),
                Quantities.count(step.figures().measured())));
        for (Threshold limit : thresholds.ofLoad()) {
            cells.add(step.figures().value(limit).stream()
                    .mapToObj(limit::format)
                    .findFirst()
                    .orElse("-"));
        }
        return cells;
    }

    /** A header and a line for each load. */
    static List<String> lines(Capacity capacity, Thresholds thresholds, int width) {
        List<String> headings = headings(thresholds);
        TextTable table = new TextTable("llrr" + "r".repeat(headings.size() - 4));
        table.add(headings);
        capacity.ascending().forEach(step -> table.add(cells(capacity, step, thresholds)));
        return table.lines(width);
    }
}

package io.github.streamcheck.report;

import io.github.streamcheck.observe.TurnFigures;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Statistic;
import io.github.streamcheck.result.FigureMarks;
import io.github.streamcheck.text.Quantities;
import io.github.streamcheck.text.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The figures of conversations by the number of the turn. Stateless. */
public final class TurnTable {

    private static final List<Statistic> SHOWN = List.of(Statistic.MEDIAN, new Statistic.Percentile(95));

    private TurnTable() {}

    /**
     * A header and a row for each turn; nothing if there is only one, which the other figures show.
     *
     * @param marks of the figures of all streams
     */
    public static List<List<String>> rows(List<TurnFigures> turns, FigureMarks marks) {
        List<List<String>> rows = new ArrayList<>();
        if (turns.size() > 1) {
            List<String> header = new ArrayList<>(List.of("turn", "streams"));
            SHOWN.forEach(statistic -> header.add(Metric.TTFT.parameter() + " " + statistic));
            header.add("cached prompt");
            rows.add(header);
            turns.forEach(turn -> rows.add(row(turn, marks)));
        }
        return rows;
    }

    private static List<String> row(TurnFigures turn, FigureMarks marks) {
        List<String> row = new ArrayList<>(List.of(turn.label(), Quantities.count(turn.streams())));
        for (Statistic statistic : SHOWN) {
            OptionalDouble value = turn.ttft().shown(statistic);
            String sign = value.isPresent() ? marks.of(Metric.TTFT, statistic).sign() : "";
            row.add(sign + StreamTable.text(value, Metric.TTFT.unit()));
        }
        row.add(StreamTable.text(turn.cachedShare(), Unit.RATIO));
        return row;
    }
}

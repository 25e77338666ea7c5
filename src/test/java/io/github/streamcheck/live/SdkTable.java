package io.github.streamcheck.live;

import io.github.streamcheck.live.SdkRun.Outcome;
import io.github.streamcheck.plan.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** A row for each rule that finds something in the streams of a family, and a column for each of its SDKs. */
final class SdkTable {

    private final List<SdkComparison> all;
    private final List<String> sdks;
    private final StringBuilder table = new StringBuilder();

    SdkTable(SdkPlay play) {
        this.all = play.compared();
        this.sdks = play.family().sdks().stream().map(Sdk::name).toList();
    }

    /** In Markdown. */
    String render() {
        table.append("| rule | streams | " + String.join(" | ", sdks) + " | streamcheck | error, read by all |\n");
        table.append("| --- ".repeat(sdks.size() + 4)).append("|\n");
        row(
                "nothing",
                "nothing",
                all.stream().filter(each -> each.sent().found().isEmpty()).toList());
        all.stream()
                .flatMap(each -> each.sent().found().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new))
                .forEach(rule -> row(
                        "`" + rule + "`",
                        rule,
                        all.stream()
                                .filter(each -> each.sent().found().containsKey(rule))
                                .toList()));
        return table.toString();
    }

    private void row(String name, String rule, List<SdkComparison> own) {
        long readErrors =
                count(own, each -> each.isRead() && each.sent().errors().equals(List.of(rule)));
        table.append("| " + name + " | " + own.size());
        for (String sdk : sdks) {
            table.append(" | ")
                    .append(counts(
                            Outcome.values(), Outcome::word, outcome -> count(own, each -> each.by(sdk) == outcome)));
        }
        table.append(" | ")
                .append(counts(
                        Severity.values(),
                        Severity::word,
                        severity -> count(own, each -> each.sent().found().get(rule) == severity)));
        table.append(" | ")
                .append(readErrors == 0 ? "" : Long.toString(readErrors))
                .append(" |\n");
    }

    private static long count(List<SdkComparison> own, Predicate<SdkComparison> is) {
        return own.stream().filter(is).count();
    }

    private static <T> String counts(T[] values, Function<T, String> word, ToLongFunction<T> count) {
        return Arrays.stream(values)
                .filter(value -> count.applyAsLong(value) > 0)
                .map(value -> word.apply(value) + " " + count.applyAsLong(value))
                .collect(Collectors.joining(", "));
    }
}

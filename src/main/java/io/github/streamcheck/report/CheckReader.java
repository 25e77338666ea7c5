package io.github.streamcheck.report;

import io.github.streamcheck.server.MetricsComparison;
import io.github.streamcheck.server.ServerCheck;
import io.github.streamcheck.server.ServerCheck.MetricsReading;
import io.github.streamcheck.text.Printable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads back the checks of the server's own metrics from a {@code report.json}. Stateless. */
final class CheckReader {

    private CheckReader() {}

    static List<ServerCheck> read(Members root) {
        List<ServerCheck> checks = new ArrayList<>();
        root.entries("server")
                .forEach((id, each) -> checks.add(new ServerCheck(
                        Printable.escape(id),
                        each.constant("status", ServerCheck.Status.class),
                        each.shown("message"),
                        each.has("dialect") ? Optional.of(reading(each)) : Optional.empty(),
                        each.has("compared")
                                ? each.objects("compared").stream()
                                        .map(CheckReader::comparison)
                                        .toList()
                                : List.of())));
        return checks;
    }

    /** A value that JSON has no number for was not finite. */
    private static MetricsReading reading(Members from) {
        Map<String, Double> values = new LinkedHashMap<>();
        from.raw("values")
                .properties()
                .forEach(value -> values.put(
                        Printable.escape(value.getKey()), value.getValue().asDouble(Double.NaN)));
        return new MetricsReading(from.shown("dialect"), from.flag("consistent"), values);
    }

    private static MetricsComparison comparison(Members from) {
        return new MetricsComparison(
                from.shown("page"),
                from.shown("what"),
                from.shown("serverSays"),
                from.shown("weSaw"),
                from.has("contradiction") ? Optional.of(from.shown("contradiction")) : Optional.empty());
    }
}

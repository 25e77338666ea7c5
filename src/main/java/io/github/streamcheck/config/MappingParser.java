package io.github.streamcheck.config;

import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.MetricsMapping;
import io.github.streamcheck.plan.ServerAmount;
import io.github.streamcheck.text.NearestName;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the meanings of the names on a page of metrics. For one use, by one thread. */
final class MappingParser {

    private static final String PREFIX = "metricsMapping.";
    private static final String UNIT = "@unit";
    private static final List<Metric> TIMED = List.of(Metric.TTFT, Metric.ITL, Metric.DURATION);
    private static final Map<String, Double> MILLIS = units();
    private static final Map<String, String> SYMBOLS =
            Map.of("seconds", "s", "milliseconds", "ms", "microseconds", "us");

    private final Map<String, String> settings;
    private final Problems problems;

    MappingParser(Map<String, String> settings, Problems problems) {
        this.settings = settings;
        this.problems = problems;
    }

    private static Map<String, Double> units() {
        Map<String, Double> units = new LinkedHashMap<>();
        units.put("s", 1e3);
        units.put("ms", 1.0);
        units.put("us", 1e-3);
        return units;
    }

    MetricsMapping parse() {
        Map<ServerAmount, String> amounts = new EnumMap<>(ServerAmount.class);
        Map<Metric, MetricsMapping.Timed> timings = new EnumMap<>(Metric.class);
        settings.forEach((key, value) -> {
            Optional<ServerAmount> amount = ServerAmount.of(key);
            Optional<Metric> timed = TIMED.stream()
                    .filter(metric -> metric.parameter().equals(key))
                    .findFirst();
            if (key.endsWith(UNIT)) {
                checkUnit(key, value);
            } else if (amount.isEmpty() && timed.isEmpty() && !key.equals(Metric.TPS.parameter())) {
                unknown(key);
            } else if (value.isBlank()) {
                problems.add(PREFIX + key, value, "the name of a family, or the path of a member of a JSON object");
            } else if (!problems.addIfUnresolved(PREFIX + key, value)) {
                amount.ifPresent(each -> amounts.put(each, value));
                timed.flatMap(metric -> timed(key, value)).ifPresent(name -> timings.put(timed.get(), name));
                if (key.equals(Metric.TPS.parameter())) {
                    timings.put(Metric.TPS, new MetricsMapping.Timed(value, 1));
                }
            }
        });
        return new MetricsMapping(amounts, timings);
    }

    /** Takes the unit from the name, unless the user gives it. */
    private Optional<MetricsMapping.Timed> timed(String key, String name) {
        String given = settings.get(key + UNIT);
        Optional<Double> millis = given == null ? unitOf(name) : Optional.ofNullable(MILLIS.get(given.trim()));
        if (millis.isEmpty() && given == null) {
            problems.add(PREFIX + key, name, "a name that ends in _seconds, _ms or _us, or an attribute unit=\"s\"");
        }
        return millis.map(perUnit -> new MetricsMapping.Timed(name, perUnit));
    }

    private static Optional<Double> unitOf(String name) {
        String word = name.substring(name.lastIndexOf('_') + 1);
        String symbol = SYMBOLS.getOrDefault(word, word);
        return name.contains("_") ? Optional.ofNullable(MILLIS.get(symbol)) : Optional.empty();
    }

    private void checkUnit(String key, String value) {
        String of = key.substring(0, key.length() - UNIT.length());
        if (TIMED.stream().noneMatch(metric -> metric.parameter().equals(of))) {
            problems.add(PREFIX + key, value, "a unit on a time only");
        } else if (!MILLIS.containsKey(value.trim())) {
            problems.add(PREFIX + key, value, "any of " + String.join(", ", MILLIS.keySet()));
        }
    }

    private void unknown(String key) {
        List<String> known = new ArrayList<>(
                Stream.of(ServerAmount.values()).map(ServerAmount::parameter).toList());
        Stream.concat(TIMED.stream(), Stream.of(Metric.TPS))
                .map(Metric::parameter)
                .forEach(known::add);
        problems.addUnknown(PREFIX + key, "any of " + String.join(", ", known), NearestName.of(key, known));
    }
}

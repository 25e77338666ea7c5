package io.github.streamcheck.config;

import io.github.streamcheck.plan.Level;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Statistic;
import io.github.streamcheck.plan.Threshold;
import io.github.streamcheck.plan.Thresholds;
import io.github.streamcheck.text.NearestName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Makes thresholds from a flat map of settings. For one use, by one thread. */
public final class ThresholdParser {

    private static final String PREFIX = "thresholds.";
    private static final String LEVEL = "level";

    private final Map<String, String> settings;
    private final Problems problems;

    private ThresholdParser(Map<String, String> settings, Problems problems) {
        this.settings = settings;
        this.problems = problems;
    }

    /**
     * Reads the user's thresholds and adds the default one.
     *
     * @param settings limits by path, such as {@code ttft.p95}, and attributes by path and name, such as
     *     {@code ttft.p95@level}; in the order in which the user should read about problems
     * @param problems gets everything that is wrong, with {@code thresholds.} before the path
     * @return the valid thresholds; to be used only if there are no problems
     */
    public static Thresholds parse(Map<String, String> settings, Problems problems) {
        return Thresholds.withDefaults(new ThresholdParser(settings, problems).thresholds());
    }

    private List<Threshold> thresholds() {
        Map<String, Threshold> thresholds = new LinkedHashMap<>();
        settings.forEach((key, value) -> {
            int at = key.indexOf('@');
            if (at >= 0) {
                checkAttribute(key.substring(0, at), key.substring(at + 1), value);
            } else {
                threshold(key, value).ifPresent(threshold -> {
                    if (thresholds.putIfAbsent(threshold.path(), threshold) != null) {
                        problems.add(PREFIX + key, value, PREFIX + threshold.path() + " only once");
                    }
                });
            }
        });
        return List.copyOf(thresholds.values());
    }

    /** Checks the name and the limit separately, so that a mistake in one does not hide a mistake in the other. */
    private Optional<Threshold> threshold(String path, String value) {
        int dot = path.indexOf('.');
        String metricName = dot < 0 ? path : path.substring(0, dot);
        Optional<Metric> metric = Metric.of(metricName).filter(Metric::takesThreshold);
        if (metric.isEmpty()) {
            addWrongMetric(path, metricName, value);
            return Optional.empty();
        }
        Optional<String> statisticName = dot < 0 ? Optional.empty() : Optional.of(path.substring(dot + 1));
        Optional<Statistic> statistic = statisticName.flatMap(Statistic::parse);
        boolean named = checkStatistic(metric.get(), statisticName, path, value);
        OptionalDouble limit = limit(path, metric.get(), value);
        return named && limit.isPresent()
                ? Optional.of(new Threshold(metric.get(), statistic, limit.getAsDouble(), level(path)))
                : Optional.empty();
    }

    private void addWrongMetric(String path, String metricName, String value) {
        List<String> known = Metric.thresholdParameters();
        String expected = "the metric to be one of " + String.join(", ", known);
        if (Metric.of(metricName).isPresent()) {
            problems.add(PREFIX + path, value, expected + ", since " + metricName + " is reported only");
        } else {
            problems.addUnknown(PREFIX + path, expected, NearestName.of(metricName, known));
        }
    }

    private boolean checkStatistic(Metric metric, Optional<String> statistic, String path, String value) {
        String name = PREFIX + metric.parameter();
        if (!metric.hasStatistics()) {
            if (statistic.isPresent()) {
                problems.add(PREFIX + path, value, name + " without a statistic, since it is a single value");
            }
            return statistic.isEmpty();
        }
        if (statistic.isEmpty()) {
            problems.add(
                    name, value, "a statistic (" + Statistic.EXPECTED + ") after the metric, as in " + name + ".p95");
            return false;
        }
        boolean known = statistic.flatMap(Statistic::parse).isPresent();
        if (!known) {
            Optional<String> meant = Statistic.nearest(statistic.get());
            problems.add(PREFIX + path, value, "the statistic to be " + Statistic.EXPECTED, meant);
        }
        return known;
    }

    private OptionalDouble limit(String path, Metric metric, String value) {
        if (problems.addIfUnresolved(PREFIX + path, value)) {
            return OptionalDouble.empty();
        }
        OptionalDouble limit = metric.unit().parse(value);
        if (limit.isEmpty()) {
            problems.add(PREFIX + path, value, metric.unit().expected());
        }
        return limit;
    }

    /** Returns the level for the path; whether it is valid is checked with the other attributes. */
    private Level level(String path) {
        return Optional.ofNullable(settings.get(path + '@' + LEVEL))
                .flatMap(Level::of)
                .orElse(Level.FAIL);
    }

    private void checkAttribute(String path, String attribute, String value) {
        String parameter = PREFIX + path + '@' + attribute;
        if (!attribute.equals(LEVEL)) {
            problems.add(parameter, value, "the attribute to be " + LEVEL, NearestName.of(attribute, List.of(LEVEL)));
        } else if (!problems.addIfUnresolved(parameter, value)
                && Level.of(value).isEmpty()) {
            problems.add(
                    parameter,
                    value,
                    String.join(" or ", Level.parameters()),
                    NearestName.of(value, Level.parameters()));
        }
        if (!settings.containsKey(path)) {
            boolean aboveStatistics =
                    Metric.of(path).filter(Metric::hasStatistics).isPresent();
            String limited = PREFIX + path + (aboveStatistics ? ".p95" : "");
            problems.add(parameter, value, "a limit for the attribute to go with, such as " + limited);
        }
    }
}

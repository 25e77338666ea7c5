package io.github.streamcheck.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads figures from JSON. Stateless. */
public final class JsonFigures {

    private static final Pattern PERCENTILE = Pattern.compile("p([0-9]{1,2}(?:\\.[0-9]{1,3})?)");

    private JsonFigures() {}

    /** The number, if it is one. */
    public static Optional<Double> number(JsonNode node) {
        return node.isNumber() ? Optional.of(node.asDouble()) : Optional.empty();
    }

    /**
     * A number, which is a mean, or an object with any of {@code count}, {@code avg} or {@code mean}, {@code min}, {@code max} and
     * percentiles such as {@code p50}. Empty if it is neither; an object with none of these is a summary without data.
     *
     * @param perUnit how many of the wanted units go into one of the page's
     */
    public static Optional<Summary> summary(JsonNode node, double perUnit) {
        if (node.isNumber()) {
            return Optional.of(Summary.of(OptionalDouble.empty(), OptionalDouble.of(node.asDouble() * perUnit)));
        }
        if (!node.isObject()) {
            return Optional.empty();
        }
        NavigableMap<Double, Double> percentiles = new TreeMap<>();
        node.properties().forEach(member -> {
            Matcher percentile = PERCENTILE.matcher(member.getKey());
            if (percentile.matches() && member.getValue().isNumber()) {
                percentiles.put(
                        Double.valueOf(percentile.group(1)), member.getValue().asDouble() * perUnit);
            }
        });
        return Optional.of(new Summary(
                member(node, "count", 1),
                member(node, node.has("avg") ? "avg" : "mean", perUnit),
                member(node, "min", perUnit),
                member(node, "max", perUnit),
                percentiles,
                new TreeMap<>()));
    }

    private static OptionalDouble member(JsonNode node, String name, double perUnit) {
        JsonNode member = node.path(name);
        return member.isNumber() ? OptionalDouble.of(member.asDouble() * perUnit) : OptionalDouble.empty();
    }

    /** All numbers in objects, by their path with dots in it. */
    public static Map<String, Double> flat(JsonNode node) {
        Map<String, Double> values = new LinkedHashMap<>();
        collect("", node, values);
        return values;
    }

    private static void collect(String path, JsonNode node, Map<String, Double> values) {
        node.properties().forEach(member -> {
            String below = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
            if (member.getValue().isNumber()) {
                values.put(below, member.getValue().asDouble());
            } else {
                collect(below, member.getValue(), values);
            }
        });
    }
}

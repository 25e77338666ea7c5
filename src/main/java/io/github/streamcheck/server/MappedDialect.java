package io.github.streamcheck.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.MetricsMapping;
import io.github.streamcheck.plan.ServerAmount;
import io.github.streamcheck.server.Exposition.Sample;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The format that the user has configured, in text or JSON. A count or time that is missing on a page that has others has no
 * value yet: servers report it from the first one on. Immutable and thread-safe.
 */
final class MappedDialect implements MetricsDialect {

    private final MetricsMapping mapping;

    MappedDialect(MetricsMapping mapping) {
        this.mapping = mapping;
    }

    @Override
    public String name() {
        return "mapped";
    }

    @Override
    public Optional<MetricsPage> read(MetricsBody page) {
        Optional<MetricsPage> text = page.text()
                .map(samples -> read(
                        name -> number(samples, name),
                        (name, perUnit) -> Timing.of(name, perUnit).on(samples)));
        return text.or(() -> page.json()
                        .map(root -> read(
                                name -> JsonFigures.number(at(root, name)),
                                (name, perUnit) -> JsonFigures.summary(at(root, name), perUnit))))
                .filter(read -> !read.values().isEmpty());
    }

    private MetricsPage read(
            Function<String, Optional<Double>> numbers, BiFunction<String, Double, Optional<Summary>> timed) {
        Map<String, Double> values = new LinkedHashMap<>();
        Map<String, Double> counters = new LinkedHashMap<>();
        Map<ServerAmount, Double> amounts = new EnumMap<>(ServerAmount.class);
        mapping.amounts().forEach((amount, name) -> {
            Optional<Double> count = numbers.apply(name);
            count.ifPresent(found -> values.put(name, found));
            if (amount == ServerAmount.ACTIVE) {
                count.ifPresent(found -> amounts.put(amount, found));
            } else {
                amounts.put(amount, count.orElse(0.0));
                counters.put(name, count.orElse(0.0));
            }
        });
        Map<Metric, Summary> summaries = new EnumMap<>(Metric.class);
        mapping.timings().forEach((metric, named) -> {
            Summary summary = timed.apply(named.name(), named.perUnit()).orElse(Summary.EMPTY);
            summary.typical().ifPresent(typical -> values.put(named.name(), typical / named.perUnit()));
            summaries.put(metric, summary);
        });
        return new MetricsPage(values, counters, amounts, summaries);
    }

    /** All series of that name and, if it names labels too, with these. */
    private static Optional<Double> number(Exposition samples, String name) {
        Optional<Sample> wanted =
                Exposition.parse(name + " 0").map(page -> page.samples().get(0));
        return wanted.flatMap(series -> samples.samples(series.name()).stream()
                .filter(sample ->
                        sample.labels().entrySet().containsAll(series.labels().entrySet()))
                .map(Sample::value)
                .reduce(Double::sum));
    }

    private static JsonNode at(JsonNode root, String path) {
        JsonNode node = root;
        for (String member : path.split("\\.", -1)) {
            node = node.path(member);
        }
        return node;
    }
}

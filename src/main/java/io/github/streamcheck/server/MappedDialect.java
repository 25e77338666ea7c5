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

/** The form that the user has explained, whether it is text or JSON. Immutable and thread-safe. */
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
                .filter(read -> !read.amounts().isEmpty() || !read.summaries().isEmpty());
    }

    private MetricsPage read(
            Function<String, Optional<Double>> numbers, BiFunction<String, Double, Optional<Summary>> timed) {
        Map<String, Double> values = new LinkedHashMap<>();
        Map<String, Double> counters = new LinkedHashMap<>();
        Map<ServerAmount, Double> amounts = new EnumMap<>(ServerAmount.class);
        mapping.amounts()
                .forEach((amount, name) -> numbers.apply(name).ifPresent(count -> {
                    amounts.put(amount, count);
                    values.put(name, count);
                    if (amount != ServerAmount.ACTIVE) {
                        counters.put(name, count);
                    }
                }));
        Map<Metric, Summary> summaries = new EnumMap<>(Metric.class);
        mapping.timings()
                .forEach((metric, named) -> timed.apply(named.name(), named.perUnit())
                        .ifPresent(summary -> {
                            summaries.put(metric, summary);
                            summary.typical().ifPresent(typical -> values.put(named.name(), typical / named.perUnit()));
                        }));
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

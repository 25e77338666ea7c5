package io.github.streamcheck.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.Profile;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.simulator.SimulatorSettings;
import io.github.streamcheck.simulator.faults.Fault;
import io.github.streamcheck.simulator.metrics.MetricsStyle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A fault of the simulator, and the rules that have to find it; see {@code faults.txt}.
 *
 * @param fault the fault's id
 * @param rules the ids of all rules that fire
 * @param perhaps the ids of those that fire too if the machine is quick enough
 * @param how how it is tried
 */
public record FaultCase(String fault, Set<String> rules, Set<String> perhaps, JsonNode how) {

    private static final Path FILE = Path.of("src/test/resources/faults.txt");
    private static final ObjectMapper JSON = new ObjectMapper();

    public static List<FaultCase> all() {
        try {
            return Files.readAllLines(FILE).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(FaultCase::parse)
                    .toList();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static FaultCase parse(String line) {
        String[] parts = line.split("\\|", 3);
        Set<String> rules = new TreeSet<>(List.of(parts[1].strip().split(", *")));
        rules.remove("");
        Set<String> perhaps = rules.stream()
                .filter(rule -> rule.endsWith("?"))
                .map(rule -> rule.replace("?", ""))
                .collect(Collectors.toSet());
        rules.removeIf(rule -> rule.endsWith("?"));
        try {
            String how = parts[2].isBlank() ? "{}" : parts[2];
            return new FaultCase(parts[0].strip(), rules, perhaps, JSON.readTree(how));
        } catch (JsonProcessingException problem) {
            throw new IllegalArgumentException(line, problem);
        }
    }

    SimulatorSettings settings() {
        return SimulatorSettings.defaults()
                .withTtft(Duration.ofMillis(how.path("ttft").asInt(5)))
                .withItl(Duration.ofMillis(how.path("itl").asInt(2)))
                .withTokens(how.path("tokens").asInt(24))
                .withDialect(MetricsStyle.byWord(how.path("dialect").asText("fakeai"))
                        .orElseThrow())
                .withFault(Fault.byId(fault).orElseThrow());
    }

    Plans plans(URI server) {
        Map<String, Severity> on = new TreeMap<>();
        Rule.all().stream()
                .filter(rule -> rule.severity() == Severity.OFF && rules.contains(rule.id()))
                .forEach(rule -> on.put(rule.id(), Severity.WARNING));
        Plans plans = Plans.against(server)
                .load(how.path("streams").asInt(4), 1, 0)
                .abandoning(how.path("abandon").asDouble())
                .readingSlowly(how.path("slowReaders").asDouble())
                .limited(
                        Duration.ofMillis(how.path("idle").asInt(20_000)),
                        Duration.ofMillis(how.path("limit").asInt(20_000)),
                        Duration.ofMinutes(3))
                .rules(how.path("strict").asBoolean() ? Profile.STRICT : Profile.OPENAI, on)
                .checking(how.path("parity").asInt(), how.path("probes").asBoolean())
                .usage(how.path("usage").asBoolean(true))
                .asking(JSON.convertValue(
                        how.has("asks") ? how.get("asks") : JSON.createObjectNode(), new TypeReference<>() {}));
        if (how.path("exclusive").asBoolean()) {
            plans.exclusive();
        }
        return how.has("endpoint")
                ? plans.endpoints(how.get("endpoint").asText().split(","))
                : plans;
    }

    @Override
    public String toString() {
        return fault + (rules.isEmpty() ? "" : " " + rules);
    }
}

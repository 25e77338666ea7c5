package io.github.streamcheck.maven;

import io.github.streamcheck.config.Problems;
import io.github.streamcheck.simulator.SimulatorSettings;
import io.github.streamcheck.simulator.faults.Fault;
import io.github.streamcheck.simulator.metrics.MetricsStyle;
import io.github.streamcheck.text.Durations;
import io.github.streamcheck.text.NearestName;
import io.github.streamcheck.text.Ratios;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the elements of the parameter {@code simulator}. */
final class SimulatorParameters {

    private static final List<String> NAMES =
            List.of("port", "host", "ttft", "itl", "tokens", "slots", "model", "seed", "fault", "faultRate", "dialect");

    private SimulatorParameters() {}

    static SimulatorSettings parse(Map<String, String> elements, Problems problems) {
        SimulatorSettings settings = SimulatorSettings.defaults();
        for (Map.Entry<String, String> element : elements.entrySet()) {
            String parameter = "simulator." + element.getKey();
            String value = element.getValue();
            if (!problems.addIfUnresolved(parameter, value)) {
                settings = set(settings, parameter, element.getKey(), value, problems);
            }
        }
        return settings;
    }

    private static SimulatorSettings set(
            SimulatorSettings settings, String parameter, String name, String value, Problems problems) {
        Setter setter = new Setter(settings, parameter, value, problems);
        return switch (name) {
            case "port" ->
                setter.set("a port from 0 to 65535, where 0 means a free one", number(value, settings::withPort));
            case "host" ->
                setter.set(
                        "an address of this machine, such as 127.0.0.1", () -> Optional.of(settings.withHost(value)));
            case "ttft" ->
                setter.set(Durations.EXPECTED, () -> Durations.parse(value).map(settings::withTtft));
            case "itl" ->
                setter.set(Durations.EXPECTED, () -> Durations.parse(value).map(settings::withItl));
            case "tokens" -> setter.set("a number from 1 to 100000", number(value, settings::withTokens));
            case "slots" -> setter.set("a number of 1 or more", number(value, settings::withSlots));
            case "model" -> setter.set("a name", () -> Optional.of(settings.withModel(value)));
            case "seed" -> setter.set("a whole number", () -> Optional.of(settings.withSeed(Long.parseLong(value))));
            case "faultRate" ->
                setter.set(
                        Ratios.EXPECTED,
                        () -> Ratios.parse(value).stream()
                                .mapToObj(settings::withFaultRate)
                                .findFirst());
            case "dialect" ->
                setter.set(
                        "any of " + String.join(", ", MetricsStyle.words()),
                        () -> MetricsStyle.byWord(value).map(settings::withDialect));
            case "fault" -> fault(settings, parameter, value, problems);
            default -> {
                problems.addUnknown(parameter, "any of " + String.join(", ", NAMES), NearestName.of(name, NAMES));
                yield settings;
            }
        };
    }

    private static Attempt number(String value, Function<Integer, SimulatorSettings> with) {
        return () -> Optional.of(with.apply(Integer.valueOf(value)));
    }

    private static SimulatorSettings fault(
            SimulatorSettings settings, String parameter, String value, Problems problems) {
        Optional<Fault> fault = Fault.byId(value);
        if (fault.isEmpty()) {
            List<String> ids = Fault.all().stream().map(Fault::id).toList();
            problems.add(parameter, value, "any of " + String.join(", ", ids), NearestName.of(value, ids));
        }
        return fault.map(settings::withFault).orElse(settings);
    }

    /** Sets a value; throws {@link IllegalArgumentException} or gives nothing if it is out of range. */
    private interface Attempt {
        Optional<SimulatorSettings> get();
    }

    private record Setter(SimulatorSettings settings, String parameter, String value, Problems problems) {

        SimulatorSettings set(String expected, Attempt attempt) {
            try {
                Optional<SimulatorSettings> changed = attempt.get();
                if (changed.isPresent()) {
                    return changed.get();
                }
            } catch (IllegalArgumentException outOfRange) {
                // Reported below, in the words of the parameter.
            }
            problems.add(parameter, value, expected);
            return settings;
        }
    }
}

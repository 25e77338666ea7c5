package io.github.streamcheck.config;

import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.plan.Stage.Arrivals;
import io.github.streamcheck.plan.Stage.Closed;
import io.github.streamcheck.plan.Stage.Count;
import io.github.streamcheck.plan.Stage.Extent;
import io.github.streamcheck.plan.Stage.Open;
import io.github.streamcheck.plan.Stage.Pace;
import io.github.streamcheck.plan.Stage.Time;
import io.github.streamcheck.text.Durations;
import io.github.streamcheck.text.NearestName;
import io.github.streamcheck.text.Rates;
import io.github.streamcheck.text.Ratios;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Makes the stages of a load from the user's configuration. For one use, by one thread. */
final class LoadParser {

    /** The elements of a stage. */
    private static final List<String> NAMES =
            List.of("streams", "duration", "concurrency", "rate", "arrivals", "rampUp", "abandon", "slowReaders");

    /** What each stage has of its own; of the others, the plan's are every stage's unless it says otherwise. */
    private static final List<String> OWN = NAMES.subList(0, 4);

    private static final int DEFAULT_STREAMS = 10;

    private final Map<String, String> top;
    private final OptionalInt givenMostInFlight;
    private final int mostInFlight;
    private final long seed;
    private final ConfigReader check;
    private final Problems problems;

    /**
     * Reads one load.
     *
     * @param top the parameters that were given beside the stages
     * @param givenMostInFlight what the user set, if so
     * @param mostInFlight else
     */
    LoadParser(
            Map<String, String> top,
            OptionalInt givenMostInFlight,
            int mostInFlight,
            long seed,
            ConfigReader check,
            Problems problems) {
        this.top = top;
        this.givenMostInFlight = givenMostInFlight;
        this.mostInFlight = givenMostInFlight.orElse(mostInFlight);
        this.seed = seed;
        this.check = check;
        this.problems = problems;
    }

    List<Stage> parse(List<Map<String, String>> stages) {
        if (stages.isEmpty()) {
            return List.of(new Reading("", top).stage(0));
        }
        OWN.stream()
                .filter(top::containsKey)
                .forEach(name -> problems.add(
                        name, top.getOrDefault(name, ""), "no " + name + " beside stages, which have their own"));
        List<Stage> parsed = new ArrayList<>();
        for (Map<String, String> settings : stages) {
            Reading reading = new Reading("stages[" + (parsed.size() + 1) + "].", settings);
            reading.checkNames();
            parsed.add(reading.stage(parsed.size()));
        }
        return parsed;
    }

    /** One stage's settings, or those of a plan without stages. */
    private final class Reading {

        private final String prefix;
        private final Map<String, String> settings;

        Reading(String prefix, Map<String, String> settings) {
            this.prefix = prefix;
            this.settings = settings;
        }

        private boolean isWholePlan() {
            return prefix.isEmpty();
        }

        void checkNames() {
            settings.keySet().stream()
                    .filter(name -> !NAMES.contains(name))
                    .forEach(name -> problems.addUnknown(
                            prefix + name, "any of " + String.join(", ", NAMES), NearestName.of(name, NAMES)));
        }

        Stage stage(int index) {
            Extent extent = extent();
            Pace pace = pace(index);
            return new Stage(pace, extent, rampUp(pace, extent), share("abandon"), share("slowReaders"));
        }

        private Extent extent() {
            String streams = settings.get("streams");
            String duration = settings.get("duration");
            if (streams != null && duration != null) {
                problems.add(prefix + "duration", duration, "either streams or duration: leave one of them out");
            }
            if (duration != null) {
                return new Time(check.duration(prefix + "duration", duration));
            }
            if (streams == null && !isWholePlan()) {
                problems.add(prefix + "duration", "", "a duration such as 30s, or a number of streams");
            }
            return new Count(streams == null ? DEFAULT_STREAMS : check.number(prefix + "streams", streams, 1));
        }

        private Pace pace(int index) {
            String concurrency = settings.get("concurrency");
            String rate = settings.get("rate");
            if (rate != null) {
                if (concurrency != null) {
                    problems.add(prefix + "rate", rate, "either rate or concurrency: leave one of them out");
                }
                return new Open(rate(rate), arrivals(), seed + index, mostInFlight);
            }
            if (settings.containsKey("arrivals")) {
                problems.add(prefix + "arrivals", settings.getOrDefault("arrivals", ""), "a rate for it, such as 20/s");
            }
            if (concurrency == null && !isWholePlan()) {
                problems.add(prefix + "concurrency", "", "a concurrency such as 10, or a rate such as 20/s");
            }
            int places = concurrency == null ? 1 : check.number(prefix + "concurrency", concurrency, 1);
            if (givenMostInFlight.isPresent() && places > givenMostInFlight.getAsInt()) {
                problems.add(
                        prefix + "concurrency",
                        String.valueOf(places),
                        "no more than maxInFlight, which is " + givenMostInFlight.getAsInt());
            }
            return new Closed(places);
        }

        private double rate(String text) {
            return Rates.parse(text).orElseGet(() -> {
                wrong("rate", text, Rates.EXPECTED);
                return 1;
            });
        }

        private Arrivals arrivals() {
            String text = given("arrivals");
            return text == null ? Arrivals.CONSTANT : check.choice(prefix + "arrivals", text, Arrivals.class);
        }

        private Duration rampUp(Pace pace, Extent extent) {
            String text = given("rampUp");
            if (text == null) {
                return pace instanceof Closed closed
                        ? Stage.closed(closed.concurrency(), extent).rampUp()
                        : Duration.ZERO;
            }
            Optional<Duration> rampUp = Durations.parse(text);
            if (rampUp.isEmpty()) {
                wrong("rampUp", text, "a time with its unit (ms, s, m, h), such as 10s, or 0s for none");
            } else if (extent instanceof Time time && rampUp.get().compareTo(time.duration()) > 0) {
                wrong("rampUp", text, "no more than the duration, which is " + Durations.format(time.duration()));
            }
            return rampUp.orElse(Duration.ZERO);
        }

        private double share(String name) {
            String text = given(name);
            if (text == null) {
                return 0;
            }
            double share = Ratios.parse(text).orElse(1);
            if (share >= 1) {
                wrong(name, text, "a share below 100%, such as 20% or 0.2, so that streams remain to be judged");
                return 0;
            }
            return share;
        }

        /** The stage's own setting, or else the plan's. */
        private @Nullable String given(String name) {
            String own = settings.get(name);
            return own == null ? top.get(name) : own;
        }

        private void wrong(String name, String value, String expected) {
            String parameter = settings.containsKey(name) ? prefix + name : name;
            if (!problems.addIfUnresolved(parameter, value)) {
                problems.add(parameter, value, expected);
            }
        }
    }
}

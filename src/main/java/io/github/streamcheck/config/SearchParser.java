package io.github.streamcheck.config;

import io.github.streamcheck.plan.Load;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Mix;
import io.github.streamcheck.plan.Prompts;
import io.github.streamcheck.plan.Request;
import io.github.streamcheck.plan.Search;
import io.github.streamcheck.plan.Search.Over;
import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.plan.Threshold;
import io.github.streamcheck.plan.Thresholds;
import io.github.streamcheck.text.NearestName;
import io.github.streamcheck.text.Rates;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Makes the search for the highest load from the user's configuration. For one use, by one thread. */
public final class SearchParser {

    private static final String PREFIX = "search.";
    /** What stands between the two ends of a range. */
    private static final String ENDS = "..";

    private static final String RATES = "two rates such as 1/s..50/s, the lower one first";
    private static final String NUMBERS = "two numbers of streams such as 1..64, the lower one first";

    private static final List<String> NAMES =
            List.of("rate", "concurrency", "duration", "streams", "tolerance", "arrivals");

    /** What users may write in place of the two ends in one element. */
    private static final Map<String, String> SYNONYMS =
            Map.of("from", "rate", "to", "rate", "min", "rate", "max", "rate");

    private static final Duration STEP = Duration.ofSeconds(30);
    private static final double TOLERANCE = 0.05;
    private static final int MOST_STREAMS = 1_000_000;

    private final Map<String, String> settings;
    private final ConfigReader check;
    private final Problems problems;

    /** {@code settings}: the elements of the search; none if there is no search. */
    public SearchParser(Map<String, String> settings, ConfigReader check, Problems problems) {
        this.settings = settings;
        this.check = check;
        this.problems = problems;
    }

    /** Whether there is a search. */
    public boolean isGiven() {
        return !settings.isEmpty();
    }

    /**
     * Makes the load of it.
     *
     * @param common the warm-up, the seed and the like
     * @param beside other parameters of the load, with what was given; but for {@code arrivals}, none may be
     * @param mostInFlight how many streams there can be at once
     */
    public Load parse(Load common, Map<String, String> beside, int mostInFlight) {
        beside.forEach((name, value) -> {
            if (!name.equals("arrivals")) {
                problems.add(name, value, "no " + name + " beside search, which chooses the load itself");
            }
        });
        settings.keySet().stream()
                .filter(name -> !NAMES.contains(name))
                .forEach(name -> problems.addUnknown(
                        PREFIX + name, "any of " + String.join(", ", NAMES) + "; " + RATES, nearest(name)));
        Over over = settings.containsKey("rate") ? Over.RATE : Over.CONCURRENCY;
        String range = settings.getOrDefault(over.word(), "");
        if (settings.containsKey("rate") && settings.containsKey("concurrency")) {
            problems.add(PREFIX + "rate", range, "either rate or concurrency: leave one of them out");
        } else if (!settings.containsKey(over.word())) {
            problems.add(PREFIX + "rate", "", RATES + "; or concurrency, " + NUMBERS);
            return common;
        }
        double[] ends = ends(over, range);
        if (over == Over.CONCURRENCY && ends[1] > mostInFlight) {
            problems.add(PREFIX + "concurrency", range, "no more than maxInFlight, which is " + mostInFlight);
        }
        return common.searching(new Search(
                over, ends[0], ends[1], tolerance(), extent(), arrivals(beside), common.seed(), mostInFlight));
    }

    private static Optional<String> nearest(String name) {
        return Optional.ofNullable(SYNONYMS.get(name)).or(() -> NearestName.of(name, NAMES));
    }

    private double[] ends(Over over, String range) {
        int dots = range.indexOf(ENDS);
        if (dots > 0) {
            OptionalDouble from = load(over, range.substring(0, dots).strip());
            OptionalDouble to = load(over, range.substring(dots + ENDS.length()).strip());
            if (from.isPresent() && to.isPresent() && from.getAsDouble() < to.getAsDouble()) {
                return new double[] {from.getAsDouble(), to.getAsDouble()};
            }
        }
        if (!problems.addIfUnresolved(PREFIX + over.word(), range)) {
            problems.add(PREFIX + over.word(), range, over == Over.RATE ? RATES : NUMBERS);
        }
        return new double[] {1, 2};
    }

    private static OptionalDouble load(Over over, String text) {
        if (over == Over.RATE) {
            return Rates.parse(text);
        }
        boolean valid =
                text.matches("[0-9]{1,7}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= MOST_STREAMS;
        return valid ? OptionalDouble.of(Integer.parseInt(text)) : OptionalDouble.empty();
    }

    private double tolerance() {
        String text = settings.get("tolerance");
        return text == null ? TOLERANCE : check.share(PREFIX + "tolerance", text);
    }

    private Stage.Extent extent() {
        String streams = settings.get("streams");
        String duration = settings.get("duration");
        if (streams != null && duration != null) {
            problems.add(PREFIX + "duration", duration, "either streams or duration: leave one of them out");
        }
        if (streams != null) {
            return new Stage.Count(check.number(PREFIX + "streams", streams, 1));
        }
        return new Stage.Time(duration == null ? STEP : check.duration(PREFIX + "duration", duration));
    }

    private Stage.Arrivals arrivals(Map<String, String> beside) {
        String own = settings.get("arrivals");
        String text = own == null ? beside.get("arrivals") : own;
        return text == null
                ? Stage.Arrivals.CONSTANT
                : check.choice(own == null ? "arrivals" : PREFIX + "arrivals", text, Stage.Arrivals.class);
    }

    /**
     * Refuses conversations of several turns beside a search, if there is one: their streams depend on each other, so that chance can't
     * be told from a limit, and a rate of conversations is none of streams.
     *
     * @param common the request of which a mix has what it does not set
     */
    public static void checkPrompts(Load load, Request common, Problems problems) {
        List<Mix.Share> shares = load.mix().orElseGet(() -> Mix.of(common)).shares();
        Map<String, String> files = new LinkedHashMap<>();
        for (int index = 0; index < shares.size(); index++) {
            if (load.search().isPresent()
                    && shares.get(index).prompts() instanceof Prompts.Listed listed
                    && listed.haveTurns()) {
                String prefix = listed.equals(common.prompts()) ? "" : "mix[" + (index + 1) + "].";
                files.put(prefix + "promptFile", listed.file().orElse(""));
            }
        }
        files.forEach((parameter, file) -> problems.add(
                parameter,
                file,
                "prompts of one turn each beside search, which takes each stream for itself: use messages in place of"
                        + " turns, or a load of your own"));
    }

    /** Checks that thresholds go together with the search, if there is one. */
    public static void check(Optional<Search> search, Thresholds thresholds, Problems problems) {
        for (Threshold threshold : thresholds.list()) {
            String parameter = "thresholds." + threshold.path();
            String limit = threshold.formatLimit();
            if (threshold.metric().isOfSearch()) {
                if (search.isEmpty()) {
                    problems.add(
                            parameter,
                            limit,
                            "a search that finds it, such as <search><rate>1/s..50/s</rate></search>");
                } else if (search.get().over().metric() != threshold.metric()) {
                    String right = search.get().over().metric().parameter();
                    problems.add(
                            parameter,
                            limit,
                            right + ", since the search is over the "
                                    + search.get().over().word());
                } else if (threshold.limit() > search.get().to()) {
                    problems.add(
                            parameter,
                            limit,
                            "no more than the upper end of the search, "
                                    + search.get().format(search.get().to()));
                }
            } else if (search.isPresent() && threshold.metric() == Metric.THROUGHPUT) {
                problems.add(parameter, limit, "no throughput beside search, since it is low at a low load");
            }
        }
        boolean anyLimit =
                thresholds.ofLoad().stream().anyMatch(threshold -> thresholds.isExplicit(threshold.metric()));
        if (search.isPresent() && !anyLimit) {
            problems.add(
                    "thresholds",
                    "",
                    "a threshold that tells which load is too high, such as <ttft><p95>800ms</p95></ttft>");
        }
    }
}

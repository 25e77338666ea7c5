package io.github.streamcheck.config;

import io.github.streamcheck.plan.Load;
import io.github.streamcheck.plan.Shard;
import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.text.Addresses;
import io.github.streamcheck.text.Durations;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Determines which part of a run this process makes, and checks that the load has such a part. The environment is only read if
 * the user asks for it: many CI servers set variables of these names for other reasons. For one use, by one thread.
 */
public final class ShardParser {

    private static final String AUTO = "auto";

    private static final Pattern RUN_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** Numbers above this are milliseconds since 1970, and seconds below: the border is the year 5138, or 1973. */
    private static final long FIRST_MILLIS = 100_000_000_000L;

    private final Map<String, String> environment;
    private final Problems problems;

    /** {@code environment} has the process's variables; {@code problems} collects what is wrong. */
    public ShardParser(Map<String, String> environment, Problems problems) {
        this.environment = environment;
        this.problems = problems;
    }

    /**
     * Returns the shard; empty if the process makes the whole run.
     *
     * @param shard such as {@code 2/8}, or {@code auto} to read it from the environment
     * @param shards how many there are, if the environment doesn't say
     */
    public Optional<Shard> shard(@Nullable String shard, @Nullable String shards) {
        OptionalInt total = new ConfigReader(problems).optionalNumber("shards", shards, 1);
        if (shard == null || shard.isBlank()) {
            total.ifPresent(number -> problems.add(
                    "shards",
                    String.valueOf(number),
                    "shard to be set too, such as shard=1/" + number + " or shard=auto"));
            return Optional.empty();
        }
        if (problems.addIfUnresolved("shard", shard)) {
            return Optional.empty();
        }
        Optional<Shard> found = shard.strip().equals(AUTO)
                ? new ShardEnvironment(environment, total, problems).shard()
                : Shard.parse(shard);
        if (found.isEmpty() && !shard.strip().equals(AUTO)) {
            problems.add("shard", shard, Shard.EXPECTED);
        }
        return found.filter(known -> isOf(known, total));
    }

    private boolean isOf(Shard shard, OptionalInt total) {
        boolean same = total.isEmpty() || total.getAsInt() == shard.total();
        if (!same) {
            problems.add(
                    "shards",
                    String.valueOf(total.getAsInt()),
                    shard.total() + ", as in " + shard.describe() + ", or nothing");
        }
        return same;
    }

    /** Returns the run's id, if given. It is required with a shard, since the shards of a run are matched by it. */
    public Optional<String> runId(@Nullable String text, Optional<Shard> shard) {
        if (text == null || text.isBlank()) {
            if (shard.isPresent()) {
                problems.add("runId", "", "an id that is the same in all shards, such as that of the CI server's job");
            }
            return Optional.empty();
        }
        if (problems.addIfUnresolved("runId", text)) {
            return Optional.empty();
        }
        Optional<String> id =
                Optional.of(text.strip()).filter(each -> RUN_ID.matcher(each).matches());
        if (id.isEmpty()) {
            problems.add(
                    "runId",
                    text,
                    "up to 64 letters, digits, dots, underscores and hyphens, beginning with a letter or digit");
        }
        return id;
    }

    /**
     * Returns when the measured part begins, if given.
     *
     * @param text such as {@code 2026-11-23T15:00:00Z}, or seconds or milliseconds since 1970
     * @param within how far in the future it may be: the limit of the whole run
     */
    public Optional<Instant> startAt(@Nullable String text, Instant now, Duration within) {
        if (text == null || text.isBlank() || problems.addIfUnresolved("startAt", text)) {
            return Optional.empty();
        }
        Optional<Instant> moment = instant(text.strip());
        if (moment.isEmpty()) {
            problems.add("startAt", text, "a time such as 2026-11-23T15:00:00Z, or seconds since 1970");
        } else if (!moment.get().isAfter(now)) {
            problems.add(
                    "startAt",
                    text,
                    "a time in the future, but it was " + Durations.format(Duration.between(moment.get(), now))
                            + " ago by this machine's clock");
        } else if (!moment.get().isBefore(now.plus(within))) {
            problems.add("startAt", text, "a time within totalTimeout (" + Durations.format(within) + ") from now");
        }
        return moment;
    }

    private static Optional<Instant> instant(String text) {
        try {
            if (text.matches("[0-9]{1,15}")) {
                long number = Long.parseLong(text);
                return Optional.of(
                        number < FIRST_MILLIS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number));
            }
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    /** Checks that every shard has at least one stream. */
    public void share(Load load, Shard shard) {
        List<Stage> stages = load.stages();
        for (int index = 0; index < stages.size(); index++) {
            Stage stage = stages.get(index);
            String prefix = stages.size() == 1 ? "" : "stages[" + (index + 1) + "].";
            if (stage.extent() instanceof Stage.Count count) {
                share(prefix + "streams", count.streams(), shard);
            }
            share(
                    stage.pace() instanceof Stage.Open ? "maxInFlight" : prefix + "concurrency",
                    stage.pace().mostInFlight(),
                    shard);
        }
    }

    private void share(String parameter, int whole, Shard shard) {
        if (whole < shard.total()) {
            problems.add(
                    parameter,
                    String.valueOf(whole),
                    "at least " + shard.total() + ", one for each shard: it is that of all shards together");
        }
    }

    /** Refuses parameters that only make sense for a whole run. */
    public void alone(boolean exclusive, @Nullable String compareWith, Optional<Shard> shard) {
        if (compareWith != null && shard.isPresent()) {
            problems.add(
                    "compareWith",
                    Addresses.shown(compareWith),
                    "no value with shard, since both servers are streamed from in one process");
        }
        if (exclusive && shard.isPresent()) {
            problems.add("exclusive", "true", "false, since the other shards use the server too");
        }
    }
}

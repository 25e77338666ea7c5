package io.github.streamcheck.plan;

import io.github.streamcheck.text.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How many streams run, and when.
 *
 * @param stages what is measured, one after the other; never empty
 * @param warmup streams that come first and are thrown away, 0 or more
 * @param mix kinds of requests with their shares; empty if all streams ask for the same
 * @param seed what everything random in the run is drawn from, so that it can be repeated
 * @param startAt when the first stage begins; empty if it does as soon as it can
 * @param search the search for the highest load, if that is what runs; {@code stages} then is the highest one alone
 * @param thinkTime how long after an answer the next turn of its conversation is asked, 0 or more
 */
public record Load(
        List<Stage> stages,
        int warmup,
        Optional<Mix> mix,
        long seed,
        Optional<Instant> startAt,
        Optional<Search> search,
        Duration thinkTime) {

    /** A fixed one, so that one build's load is like the next one's. */
    public static final long DEFAULT_SEED = 1;

    public Load {
        stages = List.copyOf(stages);
    }

    /** A load of stages that begins as soon as it can. */
    public Load(List<Stage> stages, int warmup, Optional<Mix> mix, long seed) {
        this(stages, warmup, mix, seed, Optional.empty(), Optional.empty(), Duration.ZERO);
    }

    /** The same, but with a search in place of its stages. */
    public Load searching(Search highest) {
        return new Load(
                List.of(highest.stage(highest.to(), 0)), warmup, mix, seed, startAt, Optional.of(highest), thinkTime);
    }

    /** The same, but with a trace in place of its stages. */
    public Load replaying(Stage replay) {
        return new Load(List.of(replay), warmup, mix, seed, startAt, search, thinkTime);
    }

    /** The trace that is replayed, if one is; then it is all of the load. */
    public Optional<Trace> trace() {
        return stages.get(0).pace() instanceof Stage.Replay replay ? Optional.of(replay.trace()) : Optional.empty();
    }

    /** One stage of so many streams, {@code concurrency} of them at once. */
    public static Load closed(int streams, int concurrency, int warmup) {
        Stage stage = Stage.closed(concurrency, new Stage.Count(streams));
        return new Load(List.of(stage), warmup, Optional.empty(), DEFAULT_SEED);
    }

    /** The most streams that there can be at once. */
    public int mostInFlight() {
        return stages.stream()
                .mapToInt(stage -> stage.pace().mostInFlight())
                .max()
                .orElse(1);
    }

    /** The time that it takes at least. */
    public Duration least() {
        return search.map(Search::least)
                .orElseGet(() -> stages.stream().map(Stage::least).reduce(Duration.ZERO, Duration::plus));
    }

    /** The same load of a mix of requests. */
    public Load of(Mix requests) {
        return new Load(stages, warmup, Optional.of(requests), seed, startAt, search, thinkTime);
    }

    /** The same load, with a pause of this length before each further turn of a conversation. */
    public Load thinking(Duration time) {
        return new Load(stages, warmup, mix, seed, startAt, search, time);
    }

    /** The same load, which begins at a given moment. */
    public Load at(Instant moment) {
        return new Load(stages, warmup, mix, seed, Optional.of(moment), search, thinkTime);
    }

    /**
     * The part of it that a shard runs. The warm-up is not divided, since each process is cold by itself.
     *
     * @param mostInFlight how many streams there can be at once where the load leaves it to the machine
     */
    Load part(Shard shard, int mostInFlight) {
        List<Stage> parts =
                stages.stream().map(stage -> stage.part(shard, mostInFlight)).toList();
        return new Load(parts, warmup, mix, seed, startAt, search, thinkTime);
    }

    /** The same with a second stream after each, for another server. */
    public Load doubled() {
        return new Load(stages.stream().map(Stage::doubled).toList(), warmup, mix, seed, startAt, search, thinkTime);
    }

    /** The load in a few words, such as {@code 100 streams, 10 at once; then 20/s for 30 s}. */
    public String describe() {
        String pace = search.map(Search::describe)
                .orElseGet(() -> stages.stream().map(Stage::describe).collect(Collectors.joining("; then ")));
        return thinkTime.isZero() ? pace : pace + ", think time " + Durations.format(thinkTime);
    }

    /**
     * Which streams of one of its stages are abandoned.
     *
     * @param index the stage's index, from 0
     * @param shard the part of the load that is run
     */
    public Abandonment abandonment(int index, Shard shard) {
        return new Abandonment(stages.get(index).abandon(), shard.seed(seed + index));
    }

    /**
     * Which streams of one of its stages are read slowly.
     *
     * @param index the stage's index, from 0
     * @param shard the part of the load that is run
     */
    public SlowReading slowReading(int index, Shard shard) {
        return new SlowReading(stages.get(index).slowReaders(), shard.seed(seed + index));
    }

    /** Whether this client leaves some of the streams, or reads some slowly. */
    public boolean disturbs() {
        return stages.stream().anyMatch(stage -> stage.abandon() > 0 || stage.slowReaders() > 0);
    }

    /** Whether any stream starts at a moment that depends on the seed, is left at one, or is drawn by it to be read slowly. */
    public boolean drawsAtRandom() {
        return disturbs()
                || stages.stream()
                        .anyMatch(stage ->
                                stage.pace() instanceof Stage.Open open && open.arrivals() == Stage.Arrivals.POISSON);
    }

    /** What comes before the first stage: as many streams at once as in it, but no more than asked for. */
    public Stage warmupStage() {
        int places = Math.max(1, Math.min(warmup, stages.get(0).pace().mostInFlight()));
        return new Stage(new Stage.Closed(places), new Stage.Count(warmup), Duration.ofMillis(places));
    }
}

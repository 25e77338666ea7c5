package io.github.streamcheck.run;

import io.github.streamcheck.capacity.Capacity;
import io.github.streamcheck.capacity.CapacitySearch;
import io.github.streamcheck.capacity.Decision;
import io.github.streamcheck.capacity.Step;
import io.github.streamcheck.engine.ClientMeter;
import io.github.streamcheck.engine.ClientUsage;
import io.github.streamcheck.measure.Distribution;
import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.observe.RunTally;
import io.github.streamcheck.observe.StageFigures;
import io.github.streamcheck.observe.StreamResult;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.Search;
import io.github.streamcheck.run.Measurement.Measured;
import io.github.streamcheck.server.ServerExamination;
import io.github.streamcheck.verdict.OwnLag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Measures one load after the other to find the highest one that meets the thresholds. What is reported are the streams of that load,
 * or of the lowest one if none meets them. For one use, by one thread.
 */
final class SearchMeasurement implements CapacitySearch.Runner {

    /** How long a server may take to finish what clients no longer wait for. */
    private static final Duration DRAINING = Duration.ofSeconds(10);

    private final RunContext context;
    private final Plan plan;
    private final Search search;
    private final Decision decision;
    private final List<AvailableEndpoint> endpoints;
    private final StreamOpener streams;
    private final ServerExamination server;
    private final Consumer<StreamResult> sink;
    private Level current;
    private Optional<Level> reported = Optional.empty();
    private Optional<EndpointFigures> all = Optional.empty();
    private boolean drained = true;

    /**
     * What a search came to.
     *
     * @param capacity its result
     * @param tally the streams that are reported
     * @param all the figures of all streams, whatever their load
     */
    record Searched(Capacity capacity, RunTally tally, EndpointFigures all) {}

    /** The streams of one load, in all its runs. */
    private final class Level {

        private final RunTally tally = context.tally().fork();
        private final ClientMeter meter = new ClientMeter();
        private final Distribution lag = new Distribution(Metric.LAG.unit());
        private final List<StageFigures> runs = new ArrayList<>();
        private ClientUsage client = ClientUsage.NONE;
        private boolean late;

        void add(StageFigures figures, Distribution ownLag) {
            runs.add(figures);
            lag.addAll(ownLag);
            client = meter.use(lag);
        }
    }

    /**
     * Searches as the context's plan says.
     *
     * @param server tells when it has finished the streams of a load
     * @param sink takes what comes of each stream
     */
    SearchMeasurement(
            RunContext context,
            List<AvailableEndpoint> endpoints,
            StreamOpener streams,
            ServerExamination server,
            Consumer<StreamResult> sink) {
        this.context = context;
        this.plan = context.plan();
        this.search = plan.load().search().orElseThrow();
        this.decision = new Decision(plan.thresholds());
        this.endpoints = endpoints;
        this.streams = streams;
        this.server = server;
        this.sink = sink;
        this.current = new Level();
    }

    /** Searches to the end, or until the run is stopped. */
    Measured run() {
        Capacity capacity = new CapacitySearch(search, plan.thresholds(), this).run();
        if (!capacity.steps().isEmpty()) {
            context.journal().note(capacity.sentence(plan.thresholds()));
        }
        Level level = reported.orElse(current);
        Searched searched = new Searched(
                capacity,
                level.tally,
                all.orElseGet(() -> context.tally().snapshot(Duration.ZERO).total()));
        return new Measured(level.runs, level.client, Optional.of(searched));
    }

    @Override
    public Optional<CapacitySearch.Attempt> run(double load, int run) {
        drain();
        if (context.isStopped()) {
            return Optional.empty();
        }
        if (run == 0 || current.late) {
            current = new Level();
        }
        context.engine().measureLag();
        StageFigures stage = new StageMeasurement(context, streams.countingIn(current.tally), Optional.empty(), sink)
                .measure(
                        search.stage(load, run),
                        Reading.Choice.WHOLE,
                        "search: ",
                        endpoints,
                        all.isEmpty() ? server::duringLoad : () -> {});
        Distribution lag = context.engine().lag();
        EndpointFigures figures = stage.figures();
        current.add(stage, lag);
        all = Optional.of(EndpointFigures.sum(
                all.map(earlier -> List.of(earlier, figures)).orElse(List.of(figures))));
        if (context.isStopped()) {
            return Optional.empty();
        }
        OwnLag own = new OwnLag(figures, lag, plan.lagLimit());
        current.late = decision.missed(figures).stream().anyMatch(own::spoils);
        return Optional.of(new CapacitySearch.Attempt(figures, current.late));
    }

    /** Those of an earlier load would be taken for a part of the next one. */
    private void drain() {
        if (all.isPresent() && drained) {
            context.ask(() -> drained = server.drain(DRAINING));
            if (!drained && !context.isStopped()) {
                context.journal()
                        .warn("the server still counts streams of an earlier load as active after "
                                + DRAINING.toSeconds() + " s, so the search no longer waits for it between loads");
            }
        }
    }

    @Override
    public void decided(Step step) {
        if (step.isMet() || reported.isEmpty()) {
            reported = Optional.of(current);
        }
        String figures = step.isMet() ? "" : " (" + decision.missedWords(step.figures()) + ")";
        context.journal()
                .log()
                .info("search: " + search.format(step.load()) + ": "
                        + step.outcome().word() + figures
                        + (step.runs() > 1 ? ", decided by " + step.runs() + " runs" : ""));
    }
}

package io.github.streamcheck.run;

import io.github.streamcheck.engine.ClientMeter;
import io.github.streamcheck.engine.ClientUsage;
import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.observe.RunTally;
import io.github.streamcheck.observe.StageFigures;
import io.github.streamcheck.observe.StreamResult;
import io.github.streamcheck.plan.Load;
import io.github.streamcheck.plan.SlowReading;
import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.run.SearchMeasurement.Searched;
import io.github.streamcheck.text.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The measured streams of a run: its stages, one after the other. For one use, by one thread. */
final class Measurement {

    private final RunContext context;
    private final Load whole;
    private final List<AvailableEndpoint> endpoints;
    private final boolean doubled;
    private final Runnable midway;
    private final StageMeasurement measurement;

    /**
     * What the measured streams came to.
     *
     * @param stages those that were begun, in order
     * @param client what this client used and how late it was
     * @param searched the search of which these are the reported streams, if there was one
     */
    record Measured(List<StageFigures> stages, ClientUsage client, Optional<Searched> searched) {

        /** Nothing was measured. */
        static final Measured NONE = new Measured(List.of(), ClientUsage.NONE, Optional.empty());

        Measured {
            stages = List.copyOf(stages);
        }

        /** Where the streams are counted that are reported. */
        RunTally tally(RunContext context) {
            return searched.map(Searched::tally).orElse(context.tally());
        }

        /** The figures of all measured streams, reported or not. */
        EndpointFigures all(RunContext context) {
            return searched.map(Searched::all)
                    .orElseGet(() -> context.tally().snapshot(client.took()).total());
        }
    }

    /**
     * Measures the context's plan.
     *
     * @param whole the load of all shards
     * @param reference another server, whose streams come in between
     * @param midway called once, in the middle of the load
     * @param sink takes what comes of each stream of the server under test
     */
    Measurement(
            RunContext context,
            Load whole,
            List<AvailableEndpoint> endpoints,
            StreamOpener streams,
            Optional<ReferenceServer> reference,
            Runnable midway,
            Consumer<StreamResult> sink) {
        this.context = context;
        this.whole = whole;
        this.endpoints = endpoints;
        this.doubled = reference.isPresent();
        this.midway = midway;
        this.measurement = new StageMeasurement(context, streams, reference, sink);
    }

    /** Waits for the start of the load, and runs it to its end, or until the run is stopped. */
    Measured run() {
        Load load = context.plan().load();
        load.startAt().ifPresent(this::await);
        context.engine().measureLag();
        ClientMeter meter = new ClientMeter();
        List<StageFigures> figures = new ArrayList<>();
        List<Stage> stages = (doubled ? load.doubled() : load).stages();
        for (int index = 0; index < stages.size() && !context.isStopped(); index++) {
            figures.add(stage(stages, index));
        }
        if (load.drawsAtRandom() || context.plan().mix().drawsAtRandom()) {
            context.journal().note("the random parts of this load were drawn from seed " + load.seed());
        }
        EffectOnOthers.describe(figures).forEach(context.journal()::note);
        if (stages.stream().anyMatch(stage -> stage.abandon() > 0)
                && figures.stream().allMatch(stage -> stage.figures().abandoned() == 0)
                && !context.isStopped()) {
            context.journal()
                    .warn("no stream was abandoned: each had ended before it was to be; ask for longer answers"
                            + " (maxTokens), or for more streams");
        }
        if (stages.stream().anyMatch(stage -> stage.slowReaders() > 0)
                && figures.stream().allMatch(stage -> stage.figures().heldBack() == 0)
                && !context.isStopped()) {
            context.journal()
                    .warn("no slow reader held anything back: the server sent no more than "
                            + SlowReading.BYTES_PER_SECOND + " bytes per second, or too little in all;"
                            + " ask for longer answers (maxTokens), or for more streams");
        }
        return new Measured(figures, meter.use(context.engine().lag()), Optional.empty());
    }

    private void await(Instant moment) {
        Duration ahead = Duration.between(Instant.now(), moment);
        if (ahead.isNegative()) {
            context.journal()
                    .warn("the measured part began " + Durations.format(ahead.negated())
                            + " after startAt, because the warm-up ended too late; set a later startAt");
            return;
        }
        context.journal().log().info("waiting until " + moment + ", " + Durations.format(ahead) + " from now");
        context.engine().await(moment);
    }

    private StageFigures stage(List<Stage> stages, int index) {
        // The shards together take turns among the endpoints as one process would.
        List<AvailableEndpoint> turns = new ArrayList<>(endpoints);
        Collections.rotate(turns, -whole.stages().get(index).firstTurn(context.shard()));
        String which = stages.size() == 1 ? "" : "stage " + (index + 1) + " of " + stages.size() + ": ";
        return measurement.measure(
                stages.get(index),
                Reading.Choice.of(context, index),
                which,
                turns,
                index == stages.size() / 2 ? midway : () -> {});
    }
}

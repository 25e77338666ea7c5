package io.github.streamcheck.run;

import io.github.streamcheck.engine.ClientMeter;
import io.github.streamcheck.engine.ClientUsage;
import io.github.streamcheck.engine.Engine;
import io.github.streamcheck.engine.StageRun;
import io.github.streamcheck.observe.StageFigures;
import io.github.streamcheck.observe.StageTally;
import io.github.streamcheck.observe.StreamResult;
import io.github.streamcheck.plan.Load;
import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.text.Durations;
import io.github.streamcheck.wire.Exchange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** The measured streams of a run: its stages, one after the other. For one use, by one thread. */
final class Measurement {

    private final RunContext context;
    private final Load whole;
    private final List<AvailableEndpoint> endpoints;
    private final StreamOpener streams;
    private final Optional<ReferenceServer> reference;
    private final Runnable midway;
    private final Consumer<StreamResult> sink;

    /**
     * What the measured streams came to.
     *
     * @param stages those that were begun, in order
     * @param client what this client used and how late it was
     */
    record Measured(List<StageFigures> stages, ClientUsage client) {

        /** Nothing was measured. */
        static final Measured NONE = new Measured(List.of(), ClientUsage.NONE);

        Measured {
            stages = List.copyOf(stages);
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
        this.streams = streams;
        this.reference = reference;
        this.midway = midway;
        this.sink = sink;
    }

    /** Waits for the start of the load, and runs it to its end, or until the run is stopped. */
    Measured run() {
        Load load = context.plan().load();
        load.startAt().ifPresent(this::await);
        context.engine().measureLag();
        ClientMeter meter = new ClientMeter();
        List<StageFigures> figures = new ArrayList<>();
        List<Stage> stages = (reference.isPresent() ? load.doubled() : load).stages();
        for (int index = 0; index < stages.size() && !context.isStopped(); index++) {
            figures.add(stage(stages, index));
        }
        if (load.startsAtRandom() || context.plan().mix().drawsAtRandom()) {
            context.journal().note("the random parts of this load were drawn from seed " + load.seed());
        }
        return new Measured(figures, meter.use(context.engine().lag()));
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
        Stage stage = stages.get(index);
        String which = stages.size() == 1 ? "" : "stage " + (index + 1) + " of " + stages.size() + ": ";
        RunLog log = context.journal().log();
        log.info(which + stage.describe());
        Progress progress = new Progress(stage, System::nanoTime);
        Runnable silence = context.engine().every(log.progressPeriod(), () -> log.progress(which + progress.line()));
        try {
            StageFigures figures = run(stage, index, index == stages.size() / 2 ? midway : () -> {}, progress::ended);
            if (figures.held().streams() > 0) {
                context.journal()
                        .warn(which + figures.held().streams() + " of " + figures.started()
                                + " streams were due while maxInFlight ("
                                + stage.pace().mostInFlight() + ") were in flight, and waited up to "
                                + Durations.format(figures.held().longest())
                                + "; their times count from when they were due");
            }
            return figures;
        } finally {
            silence.run();
            log.progressEnded();
        }
    }

    private StageFigures run(Stage stage, int index, Runnable inTheMiddle, Consumer<StreamResult> ended) {
        // The shards together take turns among the endpoints as one process would.
        List<AvailableEndpoint> turns = new ArrayList<>(endpoints);
        Collections.rotate(turns, -whole.stages().get(index).firstTurn(context.shard()));
        MidpointTrigger midpoint = new MidpointTrigger(stage, inTheMiddle);
        StageTally own = new StageTally(context.plan().thresholds());
        Consumer<StreamResult> counted = result -> {
            own.add(result);
            sink.accept(result);
            ended.accept(result);
        };
        Engine.Opener opener = reference
                .<Engine.Opener>map(server -> (turn, scheduled) -> Interleaving.isOthers(turn)
                        ? server.open(turn / 2, scheduled, ended)
                        : open(turns, turn / 2, scheduled, own, counted))
                .orElse((turn, scheduled) -> open(turns, turn, scheduled, own, counted));
        StageRun run = context.engine().run(stage, (turn, scheduled) -> {
            Exchange exchange = opener.open(turn, scheduled);
            midpoint.started(turn);
            return exchange;
        });
        int started = reference.isPresent() ? Interleaving.ofThis(run.started()) : run.started();
        return own.figures(stage, started, run.held(), run.took());
    }

    private Exchange open(
            List<AvailableEndpoint> turns,
            int turn,
            OptionalLong scheduledNanos,
            StageTally own,
            Consumer<StreamResult> counted) {
        return streams.open(turns, turn, scheduledNanos, own.times(), counted);
    }
}

package io.github.streamcheck.run;

import io.github.streamcheck.engine.Engine;
import io.github.streamcheck.engine.Opened;
import io.github.streamcheck.engine.StageRun;
import io.github.streamcheck.observe.StageFigures;
import io.github.streamcheck.observe.StageTally;
import io.github.streamcheck.observe.StreamResult;
import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.text.Durations;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/** Measures the streams of one stage at a time. For one thread. */
final class StageMeasurement {

    private final RunContext context;
    private final StreamOpener streams;
    private final Optional<ReferenceServer> reference;
    private final Consumer<StreamResult> sink;

    /**
     * Measures stages of the context's plan.
     *
     * @param reference another server, whose streams come in between
     * @param sink takes what comes of each stream of the server under test
     */
    StageMeasurement(
            RunContext context,
            StreamOpener streams,
            Optional<ReferenceServer> reference,
            Consumer<StreamResult> sink) {
        this.context = context;
        this.streams = streams;
        this.reference = reference;
        this.sink = sink;
    }

    /**
     * Runs a stage to its end, or until the run is stopped, and logs its progress.
     *
     * @param readings how the client reads them
     * @param which the words before each line of the log; may be empty
     * @param turns the endpoints that its streams take turns among, beginning with the first
     * @param midway called once, in the middle of it
     */
    StageFigures measure(
            Stage stage, Reading.Choice readings, String which, List<AvailableEndpoint> turns, Runnable midway) {
        RunLog log = context.journal().log();
        log.info(which + stage.describe());
        Progress progress = new Progress(stage, System::nanoTime);
        Runnable silence = context.engine().every(log.progressPeriod(), () -> log.progress(which + progress.line()));
        try {
            StageFigures figures = run(stage, readings, turns, midway, progress::ended);
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

    private StageFigures run(
            Stage stage,
            Reading.Choice readings,
            List<AvailableEndpoint> turns,
            Runnable midway,
            Consumer<StreamResult> ended) {
        MidpointTrigger midpoint = new MidpointTrigger(stage, midway);
        StageTally own = new StageTally(context.plan().thresholds());
        Consumer<StreamResult> counted = result -> {
            own.add(result);
            sink.accept(result);
            ended.accept(result);
        };
        // Those of the two servers are counted apart: of each the same share is read otherwise.
        AtomicInteger ours = new AtomicInteger();
        AtomicInteger others = new AtomicInteger();
        Function<OptionalInt, Reading> reading = most -> readings.of(ours.getAndIncrement(), most);
        Function<OptionalInt, Reading> othersReading = most -> readings.of(others.getAndIncrement(), most);
        Engine.Opener opener = reference
                .<Engine.Opener>map(server -> (turn, scheduled) -> Interleaving.isOthers(turn)
                        ? server.open(turn / 2, othersReading, scheduled, ended)
                        : streams.open(turns, turn / 2, reading, scheduled, own.times(), counted))
                .orElse((turn, scheduled) -> streams.open(turns, turn, reading, scheduled, own.times(), counted));
        StageRun run = context.engine().run(stage, (turn, scheduled) -> {
            Opened opened = opener.open(turn, scheduled);
            midpoint.started(turn);
            return opened;
        });
        return own.figures(stage, ours.get(), run.held(), run.took());
    }
}

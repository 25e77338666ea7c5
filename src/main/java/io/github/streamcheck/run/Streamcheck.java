package io.github.streamcheck.run;

import io.github.streamcheck.baseline.BaselineCheck;
import io.github.streamcheck.engine.Engine;
import io.github.streamcheck.engine.OpenFiles;
import io.github.streamcheck.measure.Distribution;
import io.github.streamcheck.observe.RunTally;
import io.github.streamcheck.observe.Sanitizer;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.PromptMarker;
import io.github.streamcheck.plan.Redactor;
import io.github.streamcheck.plan.Shard;
import io.github.streamcheck.probe.ActiveCheckRunner;
import io.github.streamcheck.probe.AskedEndpoint;
import io.github.streamcheck.result.Environment;
import io.github.streamcheck.result.RunIdentity;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.run.Measurement.Measured;
import io.github.streamcheck.server.AnswerFact;
import io.github.streamcheck.server.ClientObservations;
import io.github.streamcheck.server.ObservationCollector;
import io.github.streamcheck.server.ServerCheck;
import io.github.streamcheck.server.ServerExamination;
import io.github.streamcheck.server.ServerProbe;
import io.github.streamcheck.wire.HttpTransport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One run: it waits for the server if the plan says so, reads its health and models, opens a smoke stream on each endpoint, warms up,
 * measures streams between two readings of the server's metrics, makes the active checks, and judges. An instance makes one run; {@link #stop} may come from any thread, all else
 * is for one.
 */
public final class Streamcheck {

    /** How long a server may take to count what has ended. */
    private static final Duration SETTLING = Duration.ofSeconds(2);

    /** How often the server's process is looked at while clients leave or read slowly. */
    private static final Duration WATCHING = Duration.ofSeconds(5);

    private final RunIdentity identity;
    private final Plan whole;
    private final Engine engine;
    private final RunContext context;
    private final Conclusion conclusion;

    /** A run without a baseline. */
    public Streamcheck(Plan plan, RunIdentity identity, Environment environment, RunLog log) {
        this(plan, identity, environment, log, new BaselineCheck(plan.baseline(), Optional.empty()));
    }

    /**
     * A run that {@code baseline} compares with earlier ones.
     *
     * @param plan that of the whole run, whichever shard of it {@code identity} says to make
     */
    public Streamcheck(Plan plan, RunIdentity identity, Environment environment, RunLog log, BaselineCheck baseline) {
        this.identity = identity;
        this.whole = plan;
        Plan own = identity.shard()
                .map(part -> plan.part(part, OpenFiles.mostInFlight()))
                .orElse(plan);
        Redactor redactor = plan.redactor();
        this.engine = new Engine(own.limits());
        this.context = RunContext.of(
                own,
                identity.shard().orElse(Shard.WHOLE),
                engine,
                new RunJournal(new RedactedLog(log, redactor), new Sanitizer(redactor)));
        this.conclusion = new Conclusion(identity, environment, plan, baseline);
    }

    /** Ends the run as soon as possible; what was measured is still reported. */
    public void stop(String reason) {
        engine.stop(reason);
    }

    /**
     * Makes the run. It never throws because of the server: what the server does wrong is in the result.
     *
     * @throws IllegalStateException if the logging would print the key
     */
    public RunResult run() {
        Instant startedAt = Instant.now();
        long begin = System.nanoTime();
        try (engine;
                HttpTransport transport = context.connect(context.plan().load().mostInFlight());
                // Pages have connections of their own, or streams would find some open that no stream has opened.
                HttpTransport pages = context.connect(1)) {
            ServerProbe probe =
                    new ServerProbe(pages, context.pageLimit(), context.rules().all(AnswerFact.class));
            Reached reached = Reached.NOTHING;
            try {
                if (isReady(pages)) {
                    reached = phases(transport, probe);
                }
            } catch (RuntimeException | Error own) {
                // What was measured before is still reported.
                engine.fail(own);
            }
            return conclusion.of(context, startedAt, Duration.ofNanos(System.nanoTime() - begin), reached);
        }
    }

    /** The progress of a run; the results of phases that it did not reach are empty. */
    record Reached(Optional<ModelChoice> models, Measured measured, Optional<ReferenceServer> reference) {

        static final Reached NOTHING = new Reached(Optional.empty(), Measured.NONE, Optional.empty());
    }

    private boolean isReady(HttpTransport pages) {
        return context.plan().limits().startup().isZero()
                || new Readiness(context, new ServerProbe(pages, context.pageLimit(), List.of())).await();
    }

    private Reached phases(HttpTransport transport, ServerProbe probe) {
        ServerExamination server =
                new ServerExamination(probe, context.plan(), context.rules(), SETTLING, context::isStopped);
        warnIfInsecure();
        server.health().ifPresent(context.journal()::add);
        Optional<ModelChoice> models = ModelChoice.of(context, probe);
        if (models.isEmpty()) {
            return new Reached(models, Measured.NONE, Optional.empty());
        }
        introduce(models.get());
        StreamOpener streams = new StreamOpener(context, models.get(), new PromptMarker(identity.id()), transport);
        List<AvailableEndpoint> endpoints =
                new EndpointDiscovery(context, streams, Optional.of(new ClientComparison(context, streams))).run();
        if (endpoints.isEmpty() || context.isStopped()) {
            return new Reached(models, Measured.NONE, Optional.empty());
        }
        Optional<ReferenceServer> reference =
                context.plan().compareWith().map(target -> new ReferenceServer(context, target, identity.id()));
        try {
            Measured measured = measure(streams, endpoints, reference, server);
            if (!measured.stages().isEmpty() && !context.isStopped()) {
                askActively(transport, endpoints, models.get(), measured.tally(context));
            }
            return new Reached(models, measured, reference);
        } finally {
            reference.ifPresent(ReferenceServer::close);
        }
    }

    private Measured measure(
            StreamOpener streams,
            List<AvailableEndpoint> endpoints,
            Optional<ReferenceServer> reference,
            ServerExamination server) {
        Optional<String> problem = reference.flatMap(ReferenceServer::problem);
        problem.ifPresent(reason -> context.journal().broken(ReferenceServer.ID, reason));
        if (problem.isPresent() || context.isStopped()) {
            return Measured.NONE;
        }
        new CodeWarmup(context).run(streams.firstStreams());
        streams.warmUp(endpoints);
        reference.ifPresent(ReferenceServer::warmUp);
        context.ask(server::before);
        ObservationCollector seen =
                new ObservationCollector(context.plan().request().usageIsEstimate());
        Measured measured = context.plan().load().search().isPresent()
                ? new SearchMeasurement(context, endpoints, streams, server, seen::add).run()
                : measure(streams, endpoints, reference, server, seen);
        streams.conversations().describe().ifPresent(context.journal()::note);
        if (streams.conversations().noneWentOn() && !context.isStopped()) {
            context.journal().warn("no conversation came to its second turn, so nothing is known of later ones");
        }
        if (!context.isStopped()) {
            Distribution lag = measured.client().lag();
            ClientObservations observed = seen.snapshot(measured.all(context), lag);
            context.ask(() -> server.after(observed).forEach(context.journal()::add));
            if (context.plan().load().disturbs()) {
                server.describeProcess().forEach(context.journal()::note);
            }
        }
        return measured;
    }

    private Measured measure(
            StreamOpener streams,
            List<AvailableEndpoint> endpoints,
            Optional<ReferenceServer> reference,
            ServerExamination server,
            ObservationCollector seen) {
        boolean watched = context.plan().load().disturbs();
        Runnable unwatch = watched ? context.engine().every(WATCHING, server::watchProcess) : () -> {};
        Runnable midway = () -> {
            server.duringLoad();
            if (watched) {
                server.watchProcess();
            }
        };
        try {
            return new Measurement(context, whole.load(), endpoints, streams, reference, midway, seen::add).run();
        } finally {
            unwatch.run();
        }
    }

    /** Last, so that these requests disturb neither the figures nor the server's own. */
    private void askActively(
            HttpTransport transport, List<AvailableEndpoint> endpoints, ModelChoice models, RunTally tally) {
        ActiveCheckRunner checks = new ActiveCheckRunner(
                transport,
                context.plan(),
                context.rules(),
                context::isStopped,
                tally::add,
                context.journal()::note,
                context.journal().log()::info);
        context.ask(() -> {
            for (AvailableEndpoint endpoint : endpoints) {
                checks.check(new AskedEndpoint(
                        endpoint.protocol(),
                        models.at(endpoint.protocol().endpoint()),
                        endpoint.includeUsage(),
                        endpoint.client()));
            }
        });
    }

    private void warnIfInsecure() {
        if (context.plan().target().tls().insecure()) {
            context.journal()
                    .add(new ServerCheck(
                            "insecure",
                            ServerCheck.Status.WARNING,
                            "neither certificates nor host names are checked: an attacker on the network may read the key and"
                                    + " answer for the server",
                            Optional.empty()));
        }
    }

    private void introduce(ModelChoice models) {
        RunLog log = context.journal().log();
        identity.shard().ifPresent(part -> log.info("this is " + part.describe() + " of run " + identity.id()));
        log.info("streaming from " + context.plan().target().baseUri() + ", "
                + models.names(context.journal().sanitizer())
                        .map(names -> "model " + names)
                        .orElse("no model known"));
    }
}

package io.github.streamcheck;

import io.github.streamcheck.baseline.BaselineCheck;
import io.github.streamcheck.baseline.BaselineComparison;
import io.github.streamcheck.baseline.OtherSide;
import io.github.streamcheck.baseline.RecordedRun;
import io.github.streamcheck.engine.ClientMeter;
import io.github.streamcheck.engine.Engine;
import io.github.streamcheck.engine.OpenFiles;
import io.github.streamcheck.observe.ClientUse;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleBook;
import io.github.streamcheck.observe.RunFigures;
import io.github.streamcheck.observe.RunTally;
import io.github.streamcheck.observe.StageFigures;
import io.github.streamcheck.plan.Durations;
import io.github.streamcheck.plan.Mix;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.Printable;
import io.github.streamcheck.plan.Redactor;
import io.github.streamcheck.plan.Shard;
import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.plan.Statistic;
import io.github.streamcheck.probe.ActiveCheckRun;
import io.github.streamcheck.report.Environment;
import io.github.streamcheck.report.RunIdentity;
import io.github.streamcheck.report.RunReport;
import io.github.streamcheck.server.AnswerFact;
import io.github.streamcheck.server.Seen;
import io.github.streamcheck.server.SeenTally;
import io.github.streamcheck.server.ServerCheck;
import io.github.streamcheck.server.ServerExam;
import io.github.streamcheck.server.ServerProbe;
import io.github.streamcheck.verdict.Judge;
import io.github.streamcheck.verdict.OwnLag;
import io.github.streamcheck.verdict.Violation;
import io.github.streamcheck.wire.HttpTransport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * One run: health, a smoke stream on each endpoint, the warm-up, the measured streams between two looks at the server's metrics,
 * the verdict. An instance makes one run; {@link #stop} may come from any thread, all else is for one.
 */
public final class Streamcheck {

    private static final Statistic MEDIAN = new Statistic.Percentile(50);

    private static final Duration PAGE_LIMIT = Duration.ofSeconds(10);

    /** How long a server may take to count what has ended. */
    private static final Duration SETTLING = Duration.ofSeconds(2);

    /** What is asked of all shards, if there are several. */
    private final Plan whole;
    /** What is asked of this one. */
    private final Plan plan;

    private final Shard shard;
    private final RunIdentity identity;
    private final Environment environment;
    private final RunLog log;
    private final BaselineCheck baseline;
    /** For every text that the server sent. */
    private final UnaryOperator<String> redact;

    private final Engine engine;
    private final RuleBook rules;
    private final RunTally tally;
    private final SeenTally seen;
    private final List<ServerCheck> serverChecks = new ArrayList<>();
    private final List<StageFigures> stages = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Violation> broken = new ArrayList<>();
    private Optional<String> model = Optional.empty();
    private ClientUse client = ClientUse.NONE;
    private Optional<OtherServer> other = Optional.empty();

    /** A run that no earlier ones are there for. */
    public Streamcheck(Plan plan, RunIdentity identity, Environment environment, RunLog log) {
        this(plan, identity, environment, log, new BaselineCheck(plan.baseline(), Optional.empty()));
    }

    /**
     * A run that {@code baseline} holds against earlier ones.
     *
     * @param plan that of the whole run, whichever shard of it {@code identity} tells to make
     */
    public Streamcheck(Plan plan, RunIdentity identity, Environment environment, RunLog log, BaselineCheck baseline) {
        this.baseline = baseline;
        this.whole = plan;
        this.shard = identity.shard().orElse(Shard.WHOLE);
        this.plan = identity.shard()
                .map(part -> plan.part(part, OpenFiles.mostInFlight()))
                .orElse(plan);
        this.identity = identity;
        this.environment = environment;
        this.log = log;
        Redactor redactor = new Redactor(plan.target());
        this.redact = text -> Printable.escape(redactor.apply(text));
        this.engine = new Engine(plan.limits());
        this.rules = new RuleBook(plan.rules(), Rule.all());
        this.tally = new RunTally(plan.thresholds(), rules);
        this.seen = new SeenTally(plan.request().usageIsEstimate());
    }

    /** Ends the run as soon as may be; what was measured is still reported. */
    public void stop(String reason) {
        engine.stop(reason);
    }

    /**
     * Makes the run. Nothing that the server does or fails to do makes this throw: it is in the report.
     *
     * @throws IllegalStateException if the logging would print the key
     */
    public RunReport run() {
        Instant startedAt = Instant.now();
        long begin = System.nanoTime();
        try (engine;
                HttpTransport transport = new HttpTransport(
                        plan.target(),
                        plan.httpVersion(),
                        plan.load().mostInFlight(),
                        plan.limits().connect(),
                        plan.limits().sizes());
                // Pages have connections of their own, or streams would find some open that no stream has opened.
                HttpTransport pages = new HttpTransport(
                        plan.target(),
                        plan.httpVersion(),
                        1,
                        plan.limits().connect(),
                        plan.limits().sizes())) {
            flow(transport, pages);
        } finally {
            other.ifPresent(OtherServer::close);
        }
        engine.stopped().ifPresent(reason -> broken.add(new Violation(Violation.Kind.RUN, "stopped", reason)));
        RunFigures figures = tally.snapshot(client.took()).withStages(stages);
        RecordedRun now = RecordedRun.of(identity.id(), startedAt, plan, model, figures);
        BaselineComparison compared = compare(now, figures);
        Optional<OtherSide> side = other.map(server -> server.side(startedAt, client.took(), now));
        return new RunReport(
                identity,
                startedAt,
                Duration.ofNanos(System.nanoTime() - begin),
                engine.stopped().or(() -> identity.shard().map(Shard::describe)),
                whole,
                model,
                identity.shard().isPresent()
                        ? Judge.judgeShard(figures, serverChecks, broken)
                        : new Judge(plan.thresholds(), plan.lagLimit())
                                .judge(figures, client, serverChecks, broken, compared, side),
                figures,
                client,
                serverChecks,
                notes,
                environment,
                compared,
                side);
    }

    /** A run that was broken says nothing of the server, and so nothing of its change either; a shard is no whole run. */
    private BaselineComparison compare(RecordedRun now, RunFigures figures) {
        if (identity.shard().isPresent() || !broken.isEmpty() || figures.total().measured() == 0) {
            return BaselineComparison.NONE;
        }
        OwnLag lag = new OwnLag(figures.total(), client.lag(), plan.lagLimit());
        return baseline.compare(identity.executionId(), now, metric -> lag.spoils(metric, MEDIAN));
    }

    private void flow(HttpTransport transport, HttpTransport pages) {
        if (plan.target().tls().insecure()) {
            checked(new ServerCheck(
                    "insecure",
                    ServerCheck.Status.WARNING,
                    "neither certificates nor host names are checked: whoever is in between may read the key and answer for"
                            + " the server",
                    Optional.empty()));
        }
        ServerProbe probe = new ServerProbe(pages, pageLimit(), redact, rules.all(AnswerFact.class));
        ServerExam exam = new ServerExam(
                probe, plan, rules, redact, SETTLING, () -> engine.stopped().isPresent());
        exam.health().ifPresent(this::checked);
        Mix mix = plan.mix();
        Optional<String> unnamed = mix.namesEveryModel() ? mix.shares().get(0).model() : askForModel(probe);
        if (unnamed.isEmpty()) {
            return;
        }
        String models = mix.shares().stream()
                .map(share -> share.model().or(() -> unnamed).get())
                .distinct()
                .collect(Collectors.joining(", "));
        model = Optional.of(models);
        Streams streams =
                new Streams(plan, identity.id(), shard, unnamed.get(), transport, engine, rules, tally, redact);
        Smoke smoke = new Smoke(streams, plan.endpoints(), tally, this::note);
        identity.shard().ifPresent(part -> log.info("this is " + part.describe() + " of run " + identity.id()));
        log.info("streaming from " + plan.target().baseUri() + ", model " + redact.apply(models));
        List<Smoke.Passed> endpoints = smoke.run();
        smoke.missing().ifPresent(missing -> broken.add(new Violation(Violation.Kind.RUN, "no-endpoint", missing)));
        if (endpoints.isEmpty() || engine.stopped().isPresent()) {
            return;
        }
        if (!meetOther()) {
            return;
        }
        streams.warmUp(endpoints);
        other.ifPresent(OtherServer::warmUp);
        askServer(exam::before);
        plan.load().startAt().ifPresent(this::await);
        engine.measureLag();
        ClientMeter meter = new ClientMeter();
        measureStages(streams, endpoints, exam);
        client = meter.use(engine.lag());
        if (engine.stopped().isEmpty()) {
            Seen measuredStreams = seen.snapshot(tally.snapshot(client.took()).total(), engine.lag());
            askServer(() -> exam.after(measuredStreams).forEach(this::checked));
            askActively(transport, endpoints, unnamed.get());
        }
    }

    /** Looks at the server to be held against, if there is one; gives whether the run can go on. */
    private boolean meetOther() {
        other = plan.compareWith()
                .map(target -> new OtherServer(plan, target, identity.id(), engine, pageLimit(), redact, this::note));
        Optional<Violation> problem = other.flatMap(OtherServer::problem);
        problem.ifPresent(broken::add);
        return problem.isEmpty() && engine.stopped().isEmpty();
    }

    /** Questions beside the streams, which wait for answers. */
    @FunctionalInterface
    private interface Questions {
        void ask() throws InterruptedException;
    }

    private void askServer(Questions questions) {
        try {
            questions.ask();
        } catch (InterruptedException interrupt) {
            engine.stop("interrupted");
            Thread.currentThread().interrupt();
        }
    }

    /** Last, so that what is asked besides disturbs neither the figures nor the server's own. */
    private void askActively(HttpTransport transport, List<Smoke.Passed> endpoints, String asked) {
        ActiveCheckRun checks = new ActiveCheckRun(
                transport, plan, rules, redact, () -> engine.stopped().isPresent(), tally::add, this::note, log::info);
        askServer(() -> {
            for (Smoke.Passed endpoint : endpoints) {
                String model = plan.mix()
                        .first(endpoint.protocol().endpoint())
                        .flatMap(Mix.Share::model)
                        .orElse(asked);
                checks.check(endpoint.protocol(), model, endpoint.includeUsage());
            }
        });
    }

    private void await(Instant moment) {
        Duration ahead = Duration.between(Instant.now(), moment);
        if (ahead.isNegative()) {
            String late = "what is measured begins " + Durations.format(ahead.negated())
                    + " after startAt, since what comes before it ended only now; set startAt later";
            notes.add(late);
            log.warn(late);
            return;
        }
        log.info("waiting until " + moment + ", " + Durations.format(ahead) + " from now");
        engine.await(moment);
    }

    private void note(String line) {
        notes.add(line);
        log.info(line);
    }

    private void measureStages(Streams streams, List<Smoke.Passed> endpoints, ServerExam exam) {
        List<Stage> planned = (other.isPresent() ? plan.load().twice() : plan.load()).stages();
        for (int index = 0; index < planned.size() && engine.stopped().isEmpty(); index++) {
            Stage stage = planned.get(index);
            String which = planned.size() == 1 ? "" : "stage " + (index + 1) + " of " + planned.size() + ": ";
            log.info(which + stage.describe());
            Midway midway = new Midway(stage, index == planned.size() / 2 ? exam::amid : () -> {});
            List<Smoke.Passed> turns = new ArrayList<>(endpoints);
            Collections.rotate(turns, -whole.load().stages().get(index).firstTurn(shard));
            StageFigures figures = measure(streams, turns, stage, midway, which);
            stages.add(figures);
            if (figures.held().streams() > 0) {
                String note = which + figures.held().streams() + " of "
                        + figures.started() + " streams were due while maxInFlight ("
                        + stage.pace().mostInFlight() + ") were in flight, and waited up to "
                        + Durations.format(figures.held().longest()) + "; their times count from when they were due";
                notes.add(note);
                log.warn(note);
            }
        }
        if (plan.load().startsAtRandom() || plan.mix().drawsAtRandom()) {
            String note = "what is random in this load was drawn from seed "
                    + plan.load().seed();
            notes.add(note);
            log.info(note);
        }
    }

    private StageFigures measure(
            Streams streams, List<Smoke.Passed> endpoints, Stage stage, Midway midway, String which) {
        Progress progress = new Progress(stage, System::nanoTime);
        Runnable silence = engine.every(log.progressPeriod(), () -> log.progress(which + progress.line()));
        try {
            return streams.measure(endpoints, stage, other, midway::started, seen::add, progress::ended);
        } finally {
            silence.run();
            log.progressEnded();
        }
    }

    /** The server's first model; a server that can't be reached gets any name, since its streams will say why. */
    private Optional<String> askForModel(ServerProbe probe) {
        ServerProbe.ModelAnswer answer = probe.firstModel();
        if (answer.model().isPresent()) {
            notes.add("the model is the first that the server lists: "
                    + redact.apply(answer.model().get()));
            return answer.model();
        }
        if (answer.unreachable()) {
            return Optional.of("unknown");
        }
        broken.add(new Violation(
                Violation.Kind.RUN,
                "model",
                "no model to ask for (" + answer.reason() + "); set <model> or -Dstreamcheck.model"));
        return Optional.empty();
    }

    private void checked(ServerCheck check) {
        serverChecks.add(check);
        String line = check.id() + ": " + check.message();
        if (check.status().isBad()) {
            log.warn(line);
        } else if (check.comparisons().isEmpty()) {
            log.info(line);
        }
    }

    private Duration pageLimit() {
        Duration idle = plan.limits().idle().after();
        return idle.compareTo(PAGE_LIMIT) < 0 ? idle : PAGE_LIMIT;
    }
}

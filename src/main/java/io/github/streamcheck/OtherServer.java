package io.github.streamcheck;

import io.github.streamcheck.baseline.OtherSide;
import io.github.streamcheck.baseline.RecordedRun;
import io.github.streamcheck.baseline.SideBySide;
import io.github.streamcheck.engine.Engine;
import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleBook;
import io.github.streamcheck.observe.RunFigures;
import io.github.streamcheck.observe.RunTally;
import io.github.streamcheck.observe.StreamResult;
import io.github.streamcheck.observe.measure.TokenTimes;
import io.github.streamcheck.plan.Mix;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.plan.Shard;
import io.github.streamcheck.plan.Target;
import io.github.streamcheck.server.ServerProbe;
import io.github.streamcheck.verdict.Violation;
import io.github.streamcheck.wire.Exchange;
import io.github.streamcheck.wire.HttpTransport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The server that the one under test is held against. Its streams are judged by the same rules and counted apart; what is found
 * there is no fault of the server under test, and so no more than a warning.
 */
final class OtherServer implements AutoCloseable {

    private static final String ID = "compareWith";

    /** The plan as if this were the server under test. */
    private final Plan plan;

    private final String runId;
    private final HttpTransport transport;
    private final RunTally tally;
    private final Streams streams;
    private final Optional<String> unnamed;
    private final List<Smoke.Passed> endpoints;
    private final Optional<String> missing;

    /**
     * Asks the server for its model and endpoints.
     *
     * @param runId the run's id; the prompts here bear another, lest both servers share a cache of prompts
     * @param note takes what a reader should know
     */
    OtherServer(
            Plan compared,
            Target target,
            String runId,
            Engine engine,
            Duration pageLimit,
            UnaryOperator<String> redact,
            Consumer<String> note) {
        this.plan = compared.against(target);
        this.runId = runId;
        RuleBook rules = new RuleBook(plan.rules(), Rule.all());
        this.tally = new RunTally(plan.thresholds(), rules);
        Mix mix = plan.mix();
        this.unnamed = mix.namesEveryModel() ? mix.shares().get(0).model() : askForModel(pageLimit, redact);
        this.transport = new HttpTransport(
                target,
                plan.httpVersion(),
                plan.load().mostInFlight(),
                plan.limits().connect(),
                plan.limits().sizes());
        this.streams = new Streams(
                plan, runId + "-b", Shard.WHOLE, unnamed.orElse("unknown"), transport, engine, rules, tally, redact);
        Smoke smoke = new Smoke(streams, plan.endpoints(), tally, line -> note.accept(ID + ": " + line));
        this.endpoints = smoke.run();
        this.missing = smoke.missing();
    }

    private Optional<String> askForModel(Duration limit, UnaryOperator<String> redact) {
        try (HttpTransport pages = new HttpTransport(
                plan.target(),
                plan.httpVersion(),
                1,
                plan.limits().connect(),
                plan.limits().sizes())) {
            return new ServerProbe(pages, limit, redact, List.of()).firstModel().model();
        }
    }

    /** Why there is nothing to hold against, if so. */
    Optional<Violation> problem() {
        return endpoints.isEmpty()
                ? Optional.of(new Violation(
                        Violation.Kind.RUN,
                        ID,
                        missing.orElse(plan.target().baseUri() + " can't be streamed from: "
                                + tally.snapshot(Duration.ZERO).findings().stream()
                                        .filter(group -> group.severity() == Severity.ERROR)
                                        .map(FindingGroup::message)
                                        .findFirst()
                                        .orElse("the run was stopped"))))
                : Optional.empty();
    }

    void warmUp() {
        streams.warmUp(endpoints);
    }

    /** Opens a measured stream; {@code turn} counts those of this server within the stage, from 0. */
    Exchange open(int turn, OptionalLong scheduledNanos, Consumer<StreamResult> sink) {
        return streams.open(endpoints, turn, scheduledNanos, TokenTimes.NONE, sink);
    }

    /** What came of it, when {@code measured} is how long the measured part took, and how {@code now} compares with it. */
    OtherSide side(Instant startedAt, Duration measured, RecordedRun now) {
        RunFigures figures = tally.snapshot(measured);
        String models = plan.mix().shares().stream()
                .map(share -> share.model().or(() -> unnamed).orElse("unknown"))
                .distinct()
                .collect(Collectors.joining(", "));
        RecordedRun own = RecordedRun.of(runId, startedAt, plan, Optional.of(models), figures);
        return new OtherSide(plan.target().baseUri(), models, figures, SideBySide.compare(plan.baseline(), own, now));
    }

    @Override
    public void close() {
        transport.close();
    }
}

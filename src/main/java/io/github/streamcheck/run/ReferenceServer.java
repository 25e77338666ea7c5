package io.github.streamcheck.run;

import io.github.streamcheck.baseline.PairedComparison;
import io.github.streamcheck.baseline.RecordedRun;
import io.github.streamcheck.baseline.ReferenceResult;
import io.github.streamcheck.engine.Opened;
import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.observe.RunFigures;
import io.github.streamcheck.observe.StreamResult;
import io.github.streamcheck.observe.TokenListener;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.PromptMarker;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.plan.Shard;
import io.github.streamcheck.plan.Target;
import io.github.streamcheck.server.ServerProbe;
import io.github.streamcheck.verdict.Violation;
import io.github.streamcheck.wire.HttpTransport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The server that the one under test is compared with. Its streams are judged by the same rules and counted separately. A finding
 * there is not a defect of the server under test, so it is only a warning.
 */
final class ReferenceServer implements AutoCloseable {

    /** The server's name in reports. */
    static final String ID = "compareWith";

    /** A context in which this server is the one under test. */
    private final RunContext context;

    private final String runId;
    private final HttpTransport transport;
    private final ModelChoice models;
    private final StreamOpener streams;
    private final List<AvailableEndpoint> endpoints;

    /**
     * Asks the server for its model and endpoints.
     *
     * @param run the run of the server under test
     * @param runId the run's id; this server's prompts have another id, so that the servers can't share a prompt cache
     */
    ReferenceServer(RunContext run, Target target, String runId) {
        this.context = RunContext.of(
                run.plan().against(target),
                Shard.WHOLE,
                run.engine(),
                run.journal().about(ID));
        this.runId = runId;
        try (HttpTransport pages = context.connect(1)) {
            this.models = ModelChoice.ofReference(context, new ServerProbe(pages, context.pageLimit(), List.of()));
        }
        this.transport = context.connect(context.plan().load().mostInFlight());
        this.streams = new StreamOpener(context, models, new PromptMarker(runId + "-b"), transport);
        this.endpoints = new EndpointDiscovery(context, streams, Optional.empty()).run();
    }

    /** Why there is nothing to compare with, if so. */
    Optional<String> problem() {
        if (!endpoints.isEmpty()) {
            return Optional.empty();
        }
        return context.journal().violations().stream()
                .map(Violation::message)
                .findFirst()
                .or(() -> Optional.of(context.plan().target().baseUri() + " can't be streamed from: "
                        + context.tally().snapshot(Duration.ZERO).findings().stream()
                                .filter(group -> group.severity() == Severity.ERROR)
                                .map(FindingGroup::message)
                                .findFirst()
                                .orElse("the run was stopped")));
    }

    void warmUp() {
        streams.warmUp(endpoints);
    }

    /**
     * Opens a measured stream; {@code turn} counts those of this server within the stage, from 0.
     *
     * @param reading asked for each stream of its conversation, with its limit of tokens: how the client reads it
     */
    Opened open(
            int turn,
            Function<OptionalInt, Reading> reading,
            OptionalLong scheduledNanos,
            Consumer<StreamResult> sink) {
        return streams.open(endpoints, turn, reading, scheduledNanos, TokenListener.NONE, sink);
    }

    /** What came of it, when {@code measured} is how long the measured part took, and how {@code now} compares with it. */
    ReferenceResult result(Instant startedAt, Duration measured, RecordedRun now) {
        Plan plan = context.plan();
        RunFigures figures = context.tally().snapshot(measured);
        Optional<String> asked = models.names(context.journal().sanitizer());
        RecordedRun own = RecordedRun.of(runId, startedAt, plan, asked, figures);
        return new ReferenceResult(
                plan.target().baseUri(), asked, figures, PairedComparison.compare(plan.baseline(), own, now));
    }

    @Override
    public void close() {
        transport.close();
    }
}

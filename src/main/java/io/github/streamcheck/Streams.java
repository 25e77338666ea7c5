package io.github.streamcheck;

import io.github.streamcheck.engine.Engine;
import io.github.streamcheck.engine.StageRun;
import io.github.streamcheck.observe.Phase;
import io.github.streamcheck.observe.RuleBook;
import io.github.streamcheck.observe.RunTally;
import io.github.streamcheck.observe.StageFigures;
import io.github.streamcheck.observe.StageTally;
import io.github.streamcheck.observe.StreamContext;
import io.github.streamcheck.observe.StreamJudge;
import io.github.streamcheck.observe.StreamResult;
import io.github.streamcheck.observe.measure.TokenTimes;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.Mix;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.Prompts;
import io.github.streamcheck.plan.Shard;
import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.wire.Exchange;
import io.github.streamcheck.wire.HttpTransport;
import io.github.streamcheck.wire.Protocol;
import io.github.streamcheck.wire.StreamListener;
import io.github.streamcheck.wire.StreamRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Opens the streams of a run: numbers them, gives each its prompt, and shows each to the rules. */
final class Streams {

    private final Plan plan;
    private final String runId;
    private final Shard shard;
    private final Mix mix;
    private final String model;
    private final HttpTransport transport;
    private final Engine engine;
    private final RunTally tally;
    private final UnaryOperator<String> redact;
    private final RuleBook rules;
    private final AtomicInteger opened = new AtomicInteger();

    Streams(
            Plan plan,
            String runId,
            Shard shard,
            String model,
            HttpTransport transport,
            Engine engine,
            RuleBook rules,
            RunTally tally,
            UnaryOperator<String> redact) {
        this.plan = plan;
        this.runId = runId;
        this.shard = shard;
        this.mix = plan.mix();
        this.model = model;
        this.transport = transport;
        this.engine = engine;
        this.rules = rules;
        this.tally = tally;
        this.redact = redact;
    }

    boolean asksForUsage() {
        return plan.request().includeUsage();
    }

    /** Whether the plan names this endpoint in a request of its mix. */
    boolean names(Endpoint endpoint) {
        return mix.names(endpoint);
    }

    /**
     * Runs one stream alone and gives its result, which is not counted yet; empty if the run has been stopped.
     *
     * @param patience how long the server may be silent, if that is less than it may be otherwise
     */
    Optional<StreamResult> smoke(Smoke.Passed endpoint, Duration patience) {
        AtomicReference<@Nullable StreamResult> result = new AtomicReference<>();
        engine.run(
                Stage.closed(1, new Stage.Count(1)),
                (turn, scheduled) -> open(
                        number -> new Asked(
                                endpoint,
                                mix.first(endpoint.protocol().endpoint())
                                        .orElse(mix.shares().get(0))),
                        Phase.SMOKE,
                        scheduled,
                        TokenTimes.NONE,
                        result::set),
                plan.limits().withIdleUpTo(patience));
        return Optional.ofNullable(result.get());
    }

    void warmUp(List<Smoke.Passed> endpoints) {
        engine.run(
                plan.load().warmupStage(),
                (turn, scheduled) -> open(
                        number -> asked(endpoints, turn, number),
                        Phase.WARMUP,
                        scheduled,
                        TokenTimes.NONE,
                        tally::add));
    }

    /**
     * Runs a stage to its end, or until the run is stopped.
     *
     * @param other the server whose streams come in between, if there is one
     * @param started is told of each stream that has been started by its number within the stage, from 0
     * @param sink takes what came of each stream of this server
     * @param ended takes what came of each stream
     */
    StageFigures measure(
            List<Smoke.Passed> endpoints,
            Stage stage,
            Optional<OtherServer> other,
            IntConsumer started,
            Consumer<StreamResult> sink,
            Consumer<StreamResult> ended) {
        StageTally own = new StageTally(plan.thresholds());
        StageRun run = engine.run(stage, (turn, scheduled) -> {
            boolean others = other.isPresent() && Turns.isOthers(turn);
            Exchange exchange = others
                    ? other.get().open(turn / 2, scheduled, ended)
                    : open(endpoints, other.isPresent() ? turn / 2 : turn, scheduled, own.times(), result -> {
                        own.add(result);
                        sink.accept(result);
                        ended.accept(result);
                    });
            started.accept(turn);
            return exchange;
        });
        int ofThis = other.isPresent() ? Turns.ofThis(run.started()) : run.started();
        return own.figures(stage, ofThis, run.held(), run.took());
    }

    /** Opens a measured stream, which is counted; {@code turn} chooses the endpoint. */
    Exchange open(
            List<Smoke.Passed> endpoints,
            int turn,
            OptionalLong scheduledNanos,
            TokenTimes times,
            Consumer<StreamResult> sink) {
        return open(number -> asked(endpoints, turn, number), Phase.MEASURED, scheduledNanos, times, result -> {
            tally.add(result);
            sink.accept(result);
        });
    }

    /** What a stream asks for, and where. */
    private record Asked(Smoke.Passed endpoint, Mix.Share share) {}

    private Asked asked(List<Smoke.Passed> endpoints, int turn, int number) {
        Mix.Share share = mix.choose(number);
        Optional<Smoke.Passed> named = endpoints.stream()
                .filter(passed -> share.endpoint()
                        .filter(passed.protocol().endpoint()::equals)
                        .isPresent())
                .findFirst();
        return new Asked(named.orElseGet(() -> endpoints.get(turn % endpoints.size())), share);
    }

    /** {@code times} and {@code sink} take what the stream yields, beside the run's tally. */
    private Exchange open(
            IntFunction<Asked> asked,
            Phase phase,
            OptionalLong scheduledNanos,
            TokenTimes times,
            Consumer<StreamResult> sink) {
        int number = shard.number(opened.incrementAndGet());
        Asked chosen = asked.apply(number);
        Protocol protocol = chosen.endpoint().protocol();
        StreamRequest request = new StreamRequest(
                chosen.share().model().orElse(model),
                prompt(number, chosen.share().prompts()),
                chosen.endpoint().includeUsage(),
                plan.request());
        StreamContext stream = new StreamContext(number, phase, protocol.endpoint(), request, scheduledNanos);
        TokenTimes both = tally.times(stream).and(times);
        StreamListener watch = tally.watch(stream, redact);
        StreamListener judge = new StreamJudge(stream, rules, both, redact, sink);
        return transport.stream(protocol, request, event -> {
            // First, since the judge passes the result on when the stream ends, and what was watched with it.
            watch.on(event);
            judge.on(event);
        });
    }

    /** What makes a prompt unique comes first: caches of prompts go by their beginning. */
    private String prompt(int number, Prompts prompts) {
        String prompt = prompts.text(number - 1);
        return plan.request().uniquePrompts() ? "[" + runId + "-" + number + "] " + prompt : prompt;
    }
}

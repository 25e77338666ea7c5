package io.github.streamcheck.run;

import io.github.streamcheck.engine.Opened;
import io.github.streamcheck.observe.Phase;
import io.github.streamcheck.observe.RunTally;
import io.github.streamcheck.observe.StreamContext;
import io.github.streamcheck.observe.StreamResult;
import io.github.streamcheck.observe.TokenListener;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.Mix;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.Prompt;
import io.github.streamcheck.plan.PromptMarker;
import io.github.streamcheck.plan.Prompts;
import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.wire.HttpTransport;
import io.github.streamcheck.wire.LeavingListener;
import io.github.streamcheck.wire.Protocol;
import io.github.streamcheck.wire.StreamListener;
import io.github.streamcheck.wire.StreamRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Opens the streams of a run: numbers them, chooses their prompts, and applies the rules to them. */
final class StreamOpener {

    private final RunContext context;
    private final Plan plan;
    private final Mix mix;
    private final ModelChoice models;
    private final PromptMarker marker;
    private final HttpTransport transport;
    private final RunTally tally;
    private final AtomicInteger opened;
    private final Map<Endpoint, FirstStream> firstStreams;

    StreamOpener(RunContext context, ModelChoice models, PromptMarker marker, HttpTransport transport) {
        this(context, models, marker, transport, context.tally(), new AtomicInteger(), new ConcurrentHashMap<>());
    }

    private StreamOpener(
            RunContext context,
            ModelChoice models,
            PromptMarker marker,
            HttpTransport transport,
            RunTally tally,
            AtomicInteger opened,
            Map<Endpoint, FirstStream> firstStreams) {
        this.context = context;
        this.plan = context.plan();
        this.mix = plan.mix();
        this.models = models;
        this.marker = marker;
        this.transport = transport;
        this.tally = tally;
        this.opened = opened;
        this.firstStreams = firstStreams;
    }

    /** The same, which goes on with the numbers of the streams, and counts what comes of them elsewhere. */
    StreamOpener countingIn(RunTally other) {
        return new StreamOpener(context, models, marker, transport, other, opened, firstStreams);
    }

    /**
     * Runs one stream alone and gives its result, which is not counted yet; empty if the run has been stopped.
     *
     * @param patience how long the server may send nothing, if that is shorter than the plan's limit
     */
    Optional<StreamResult> smoke(AvailableEndpoint endpoint, Duration patience) {
        AtomicReference<@Nullable StreamResult> result = new AtomicReference<>();
        context.engine()
                .run(
                        Stage.closed(1, new Stage.Count(1)),
                        (turn, scheduled) -> open(
                                number -> new Asked(
                                        endpoint,
                                        mix.first(endpoint.protocol().endpoint())
                                                .orElse(mix.shares().get(0))),
                                Phase.SMOKE,
                                OptionalInt.empty(),
                                scheduled,
                                TokenListener.NONE,
                                result::set),
                        plan.limits().withIdleUpTo(patience));
        return Optional.ofNullable(result.get());
    }

    void warmUp(List<AvailableEndpoint> endpoints) {
        context.engine()
                .run(
                        plan.load().warmupStage(),
                        (turn, scheduled) -> open(
                                number -> asked(endpoints, turn, number),
                                Phase.WARMUP,
                                OptionalInt.empty(),
                                scheduled,
                                TokenListener.NONE,
                                tally::add));
    }

    /**
     * Opens a measured stream, which is counted; {@code turn} chooses the endpoint.
     *
     * @param leaving after how many events with content the client leaves; empty if it reads the stream to its end
     */
    Opened open(
            List<AvailableEndpoint> endpoints,
            int turn,
            OptionalInt leaving,
            OptionalLong scheduledNanos,
            TokenListener times,
            Consumer<StreamResult> sink) {
        return open(
                number -> asked(endpoints, turn, number), Phase.MEASURED, leaving, scheduledNanos, times, result -> {
                    tally.add(result);
                    sink.accept(result);
                });
    }

    /** The request of a stream and its endpoint. */
    private record Asked(AvailableEndpoint endpoint, Mix.Share share) {}

    private Asked asked(List<AvailableEndpoint> endpoints, int turn, int number) {
        Mix.Share share = mix.choose(number);
        Optional<AvailableEndpoint> named = endpoints.stream()
                .filter(passed -> share.endpoint()
                        .filter(passed.protocol().endpoint()::equals)
                        .isPresent())
                .findFirst();
        return new Asked(named.orElseGet(() -> endpoints.get(turn % endpoints.size())), share);
    }

    /** {@code times} and {@code sink} take what the stream yields, beside the run's tally. */
    private Opened open(
            IntFunction<Asked> asked,
            Phase phase,
            OptionalInt leaving,
            OptionalLong scheduledNanos,
            TokenListener times,
            Consumer<StreamResult> sink) {
        int number = context.shard().number(opened.incrementAndGet());
        Asked chosen = asked.apply(number);
        Protocol protocol = chosen.endpoint().protocol();
        StreamRequest request = new StreamRequest(
                chosen.share().model().orElse(models.unnamed()),
                prompt(number, chosen.share().prompts()),
                chosen.endpoint().includeUsage(),
                plan.request(),
                chosen.endpoint().client());
        StreamContext stream = new StreamContext(
                number,
                phase,
                protocol.endpoint(),
                request,
                scheduledNanos,
                plan.target().baseUri());
        StreamListener whole = tally.judge(stream, times, sink);
        StreamListener judge = leaving.isPresent() ? new LeavingListener(whole, leaving.getAsInt()) : whole;
        return Opened.alone(
                transport.stream(protocol, request, phase == Phase.SMOKE ? recorded(protocol, request, judge) : judge));
    }

    private StreamListener recorded(Protocol protocol, StreamRequest request, StreamListener judge) {
        StreamRecording recording = new StreamRecording(judge);
        firstStreams.put(protocol.endpoint(), new FirstStream(protocol, request, recording));
        return recording;
    }

    /** The last stream of each endpoint that {@link #smoke} was asked for, if it was an event stream. */
    List<FirstStream> firstStreams() {
        return firstStreams.values().stream()
                .filter(each -> !each.protocol().endpoint().shape().isWebSocket())
                .filter(each -> !each.pieces().isEmpty())
                .toList();
    }

    private Prompt prompt(int number, Prompts prompts) {
        Prompt prompt = prompts.prompt(number - 1);
        return plan.request().uniquePrompts() ? marker.mark(number, prompt) : prompt;
    }
}

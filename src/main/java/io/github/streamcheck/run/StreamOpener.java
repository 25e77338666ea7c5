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
import io.github.streamcheck.wire.Exchange;
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
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Opens the streams of a run: numbers them, chooses their prompts, applies the rules to them, and goes on with their conversations.
 */
final class StreamOpener {

    private final RunContext context;
    private final Plan plan;
    private final Mix mix;
    private final ModelChoice models;
    private final PromptMarker marker;
    private final HttpTransport transport;
    private final RunTally tally;
    private final Numbers numbers;
    private final Map<Endpoint, FirstStream> firstStreams;

    StreamOpener(RunContext context, ModelChoice models, PromptMarker marker, HttpTransport transport) {
        this(context, models, marker, transport, context.tally(), new Numbers(), new ConcurrentHashMap<>());
    }

    private StreamOpener(
            RunContext context,
            ModelChoice models,
            PromptMarker marker,
            HttpTransport transport,
            RunTally tally,
            Numbers numbers,
            Map<Endpoint, FirstStream> firstStreams) {
        this.context = context;
        this.plan = context.plan();
        this.mix = plan.mix();
        this.models = models;
        this.marker = marker;
        this.transport = transport;
        this.tally = tally;
        this.numbers = numbers;
        this.firstStreams = firstStreams;
    }

    /** What is counted over all parts of a run. What has only one turn has the same number as stream and as conversation. */
    private record Numbers(AtomicInteger streams, AtomicInteger begun, Conversations conversations) {

        Numbers() {
            this(new AtomicInteger(), new AtomicInteger(), new Conversations());
        }
    }

    /**
     * How the streams of a conversation are opened.
     *
     * @param reading asked for each, with its limit of tokens: how the client reads it
     * @param times takes what is measured at its tokens, beside the run's tally
     * @param sink takes what the stream yields
     */
    private record Way(
            Phase phase, Function<OptionalInt, Reading> reading, TokenListener times, Consumer<StreamResult> sink) {

        /** Not measured, and read to the end. */
        Way(Phase phase, Consumer<StreamResult> sink) {
            this(phase, most -> Reading.WHOLE, TokenListener.NONE, sink);
        }
    }

    /** The same, which goes on with the numbers of the streams, and counts what comes of them elsewhere. */
    StreamOpener countingIn(RunTally other) {
        return new StreamOpener(context, models, marker, transport, other, numbers, firstStreams);
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
                                turn,
                                scheduled,
                                new Way(Phase.SMOKE, result::set)),
                        plan.limits().withIdleUpTo(patience));
        return Optional.ofNullable(result.get());
    }

    void warmUp(List<AvailableEndpoint> endpoints) {
        context.engine()
                .run(
                        plan.load().warmupStage(),
                        (turn, scheduled) -> open(
                                number -> asked(endpoints, turn, number),
                                turn,
                                scheduled,
                                new Way(Phase.WARMUP, tally::add)));
    }

    /**
     * Opens a measured stream, which is counted, as are those of the further turns of its conversation; {@code turn} chooses the
     * endpoint.
     *
     * @param reading asked for each stream, with its limit of tokens: how the client reads it
     */
    Opened open(
            List<AvailableEndpoint> endpoints,
            int turn,
            Function<OptionalInt, Reading> reading,
            OptionalLong scheduledNanos,
            TokenListener times,
            Consumer<StreamResult> sink) {
        return open(
                number -> asked(endpoints, turn, number),
                turn,
                scheduledNanos,
                new Way(Phase.MEASURED, reading, times, result -> {
                    tally.add(result);
                    sink.accept(result);
                }));
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

    private Opened open(IntFunction<Asked> asked, int turn, OptionalLong scheduledNanos, Way way) {
        int conversation = context.shard().number(numbers.begun().incrementAndGet());
        Asked chosen = asked.apply(conversation);
        Prompts prompts = chosen.share().prompts();
        Prompt prompt = way.phase() == Phase.MEASURED
                ? prompts.measured(turn, conversation - 1)
                : prompts.prompt(conversation - 1);
        return open(chosen, marked(prompt, prompts.beginAlike() ? 1 : conversation), scheduledNanos, way);
    }

    private Opened open(Asked chosen, Prompt prompt, OptionalLong scheduledNanos, Way way) {
        Protocol protocol = chosen.endpoint().protocol();
        StreamRequest asked = new StreamRequest(
                chosen.share().model().orElse(models.unnamed()),
                prompt,
                chosen.endpoint().includeUsage(),
                plan.request(),
                chosen.endpoint().client());
        Reading reading = way.reading().apply(asked.maxTokens());
        StreamContext stream = new StreamContext(
                context.shard().number(numbers.streams().incrementAndGet()),
                way.phase(),
                protocol.endpoint(),
                asked.slowly(reading.slow()),
                scheduledNanos,
                plan.target().baseUri());
        return way.phase() == Phase.MEASURED && prompt instanceof Prompt.Turns
                ? turn(chosen, prompt, stream, reading, way)
                : Opened.alone(stream(protocol, stream, reading, way, Optional.empty(), way.sink()));
    }

    /** The stream of a turn, and what follows it: on the same endpoint, with the same model. */
    private Opened turn(Asked chosen, Prompt prompt, StreamContext stream, Reading reading, Way way) {
        numbers.conversations().asked(prompt);
        AnswerText answer = new AnswerText();
        AtomicReference<@Nullable Prompt> next = new AtomicReference<>();
        Exchange exchange = stream(chosen.endpoint().protocol(), stream, reading, way, Optional.of(answer), result -> {
            way.sink().accept(result);
            next.set(numbers.conversations().next(prompt, result, answer).orElse(null));
        });
        return new Opened(
                exchange,
                () -> Optional.ofNullable(next.get())
                        .map(following -> new Opened.Following(
                                plan.load().thinkTime(), () -> open(chosen, following, OptionalLong.empty(), way))));
    }

    /** {@code answer} sees each event before {@code sink} gets what comes of them. */
    private Exchange stream(
            Protocol protocol,
            StreamContext stream,
            Reading reading,
            Way way,
            Optional<AnswerText> answer,
            Consumer<StreamResult> sink) {
        StreamListener judged = tally.judge(stream, way.times(), sink);
        StreamListener whole = answer.map(text -> text.then(judged)).orElse(judged);
        StreamListener judge = reading.leaving().isPresent()
                ? new LeavingListener(whole, reading.leaving().getAsInt())
                : whole;
        return transport.stream(
                protocol,
                stream.request(),
                way.phase() == Phase.SMOKE ? recorded(protocol, stream.request(), judge) : judge);
    }

    private StreamListener recorded(Protocol protocol, StreamRequest request, StreamListener judge) {
        StreamRecording recording = new StreamRecording(judge);
        firstStreams.put(protocol.endpoint(), new FirstStream(protocol, request, recording));
        return recording;
    }

    /** The measured conversations. */
    Conversations conversations() {
        return numbers.conversations();
    }

    /** The last stream of each endpoint that {@link #smoke} was asked for, if it was an event stream. */
    List<FirstStream> firstStreams() {
        return firstStreams.values().stream()
                .filter(each -> !each.protocol().endpoint().shape().isWebSocket())
                .filter(each -> !each.pieces().isEmpty())
                .toList();
    }

    private Prompt marked(Prompt prompt, int number) {
        return plan.request().uniquePrompts() ? marker.mark(number, prompt) : prompt;
    }
}

package io.github.streamcheck.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.streamcheck.observe.ActiveRules;
import io.github.streamcheck.observe.Phase;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.Sanitizer;
import io.github.streamcheck.observe.StreamContext;
import io.github.streamcheck.observe.StreamJudge;
import io.github.streamcheck.observe.TokenListener;
import io.github.streamcheck.plan.Request;
import io.github.streamcheck.plan.RuleConfig;
import io.github.streamcheck.wire.Bytes;
import io.github.streamcheck.wire.ConnectionUse;
import io.github.streamcheck.wire.FramingAnomaly;
import io.github.streamcheck.wire.PayloadDecoder;
import io.github.streamcheck.wire.Protocol;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.SseHandler;
import io.github.streamcheck.wire.SseParser;
import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamEvent.Header;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import io.github.streamcheck.wire.StreamListener;
import io.github.streamcheck.wire.StreamRequest;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What one event costs on its way from bytes to findings, stage by stage, beside the least that any reader has to do. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@OperationsPerInvocation(EventBenchmark.EVENTS)
public class EventBenchmark {

    /** A stream's events, without the four around them. */
    static final int EVENTS = 256;

    private static final int LIMIT = 1 << 20;

    /** The tokens of a short stream. */
    private static final int FEW = 5;

    private final byte[] body = body(EVENTS);
    private final byte[] shortBody = body(FEW);
    private final Protocol protocol = Protocol.all().get(0);
    private final ActiveRules rules = new ActiveRules(RuleConfig.DEFAULT, Rule.all());
    private final StreamRequest request = new StreamRequest(
            "m",
            "[run-1] Write three sentences about the sea.",
            true,
            new Request(
                    Optional.empty(),
                    List.of("p"),
                    true,
                    OptionalInt.of(EVENTS),
                    OptionalDouble.empty(),
                    true,
                    false,
                    Map.of()));

    private static byte[] body(int tokens) {
        StringBuilder events = new StringBuilder();
        events.append(chunk("\"role\":\"assistant\",\"content\":\"\"", "null"));
        for (int i = 0; i < tokens; i++) {
            events.append(chunk("\"content\":\" word" + i % 10 + '"', "null"));
        }
        events.append(chunk("", "\"stop\""));
        events.append("data: {\"id\":\"chatcmpl-0123456789abcdef\",\"object\":\"chat.completion.chunk\",\"created\":1760000000,"
                + "\"model\":\"m\",\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":" + tokens
                + ",\"total_tokens\":" + (EVENTS + 9) + "}}\n\n");
        events.append("data: [DONE]\n\n");
        return events.toString().getBytes(UTF_8);
    }

    private static String chunk(String delta, String finish) {
        return "data: {\"id\":\"chatcmpl-0123456789abcdef\",\"object\":\"chat.completion.chunk\",\"created\":1760000000,"
                + "\"model\":\"m\",\"system_fingerprint\":\"fp_0\",\"choices\":[{\"index\":0,\"delta\":{" + delta
                + "},\"logprobs\":null,\"finish_reason\":" + finish + "}]}\n\n";
    }

    /** The least: to find the line ends. */
    @Benchmark
    public int lowerBound() {
        int lines = 0;
        for (byte each : body) {
            lines += each == '\n' ? 1 : 0;
        }
        return lines;
    }

    /** SSE framing alone. */
    @Benchmark
    public void parse(Blackhole hole) {
        read(body, event -> hole.consume(event));
    }

    /** Framing and JSON. */
    @Benchmark
    public void decode(Blackhole hole) {
        PayloadDecoder decoder = protocol.decoder();
        read(body, event -> hole.consume(decoder.decode(event)));
    }

    /** Framing, JSON, all rules and all figures. */
    @Benchmark
    public void judge(Blackhole hole) {
        judge(body, hole);
    }

    /** All that a stream of few tokens costs: mostly what each stream costs before its first event and at its end. */
    @Benchmark
    @OperationsPerInvocation(1)
    public void shortStream(Blackhole hole) {
        judge(shortBody, hole);
    }

    private void judge(byte[] bytes, Blackhole hole) {
        StreamContext stream =
                new StreamContext(1, Phase.MEASURED, protocol.endpoint(), request, OptionalLong.empty());
        StreamListener judge = new StreamJudge(stream, rules, TokenListener.NONE, Sanitizer.WITHOUT_SECRETS, hole::consume);
        ConnectionUse connection = new ConnectionUse(0, 0, 0, false, false);
        judge.on(new StreamEvent.ResponseHead(
                1, connection, 200, List.of(new Header("content-type", "text/event-stream"))));
        PayloadDecoder decoder = protocol.decoder();
        read(bytes, event -> judge.on(new StreamEvent.EventReceived(event, decoder.decode(event), 0)));
        judge.on(new StreamEvent.Ended(3, connection, new StreamEnd.Complete(), bytes.length, Bytes.EMPTY));
    }

    /** Takes each event. */
    private interface Sink {
        void take(SseEvent event);
    }

    private void read(byte[] bytes, Sink sink) {
        SseParser parser = new SseParser(
                new SseHandler() {
                    @Override
                    public void event(SseEvent event) {
                        sink.take(event);
                    }

                    @Override
                    public void comment(long offset, long arrivedNanos, Bytes line) {}

                    @Override
                    public void anomaly(FramingAnomaly anomaly) {}
                },
                LIMIT,
                LIMIT);
        parser.feed(ByteBuffer.wrap(bytes), 2);
        parser.end(3);
    }
}

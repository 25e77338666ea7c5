package io.github.streamcheck.bench;

import io.github.streamcheck.observe.ActiveRules;
import io.github.streamcheck.observe.Phase;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.Sanitizer;
import io.github.streamcheck.observe.StreamContext;
import io.github.streamcheck.observe.StreamJudge;
import io.github.streamcheck.observe.SampleBody;
import io.github.streamcheck.observe.TokenListener;
import io.github.streamcheck.plan.Request;
import io.github.streamcheck.plan.RuleConfig;
import io.github.streamcheck.wire.Bytes;
import io.github.streamcheck.wire.ConnectionUse;
import io.github.streamcheck.wire.PayloadDecoder;
import io.github.streamcheck.wire.Protocol;
import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamEvent.Header;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import io.github.streamcheck.wire.StreamListener;
import io.github.streamcheck.wire.StreamRequest;
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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
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

    /** The tokens of a short stream. */
    private static final int FEW = 5;

    /** Of which protocol the stream is. */
    @Param
    public SampleBody sample = SampleBody.CHAT;

    private byte[] body = {};
    private byte[] shortBody = {};
    private Protocol protocol = sample.protocol();
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

    @Setup
    public void prepare() {
        protocol = sample.protocol();
        body = sample.body(EVENTS);
        shortBody = sample.body(FEW);
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

    /** Framing alone. */
    @Benchmark
    public void parse(Blackhole hole) {
        SampleBody.read(protocol, body, event -> hole.consume(event));
    }

    /** Framing and JSON. */
    @Benchmark
    public void decode(Blackhole hole) {
        PayloadDecoder decoder = protocol.decoder();
        SampleBody.read(protocol, body, event -> hole.consume(decoder.decode(event)));
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
        String mediaType = protocol.endpoint().shape().mediaType();
        judge.on(new StreamEvent.ResponseHead(1, connection, 200, List.of(new Header("content-type", mediaType))));
        PayloadDecoder decoder = protocol.decoder();
        SampleBody.read(protocol, bytes, event -> judge.on(new StreamEvent.EventReceived(event, decoder.decode(event), 0)));
        judge.on(new StreamEvent.Ended(3, connection, new StreamEnd.Complete(), bytes.length, Bytes.EMPTY));
    }
}

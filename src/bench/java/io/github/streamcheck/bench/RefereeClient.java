package io.github.streamcheck.bench;

import io.github.streamcheck.observe.TokenListener;
import io.github.streamcheck.observe.Sanitizer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import io.github.streamcheck.engine.Engine;
import io.github.streamcheck.engine.Opened;
import io.github.streamcheck.measure.Distribution;
import io.github.streamcheck.observe.ActiveRules;
import io.github.streamcheck.observe.Phase;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RunTally;
import io.github.streamcheck.observe.StreamContext;
import io.github.streamcheck.plan.Limits;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Request;
import io.github.streamcheck.plan.RuleConfig;
import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.plan.Target;
import io.github.streamcheck.plan.Thresholds;
import io.github.streamcheck.text.Unit;
import io.github.streamcheck.wire.Bytes;
import io.github.streamcheck.wire.HttpTransport;
import io.github.streamcheck.wire.Protocol;
import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamListener;
import io.github.streamcheck.wire.StreamRequest;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Streams from a server that writes into each event when it sent it ({@code "sent_us"}, in microseconds of the clock that is
 * {@link System#nanoTime()}'s here), with all rules and figures, and prints what that cost and how late it was, as one line of
 * JSON. Arguments: base URL, concurrency, streams, streams of the warm-up, tokens of each, ramp-up in milliseconds.
 */
public final class RefereeClient {

    /** Of so many events, how late one came is looked at; a prime, so as not to fall into step with reads. */
    private static final int SAMPLED = 13;

    private static final byte[] SENT = {'"', 's', 'e', 'n', 't', '_', 'u', 's', '"', ':'};

    private final URI base;
    private final int concurrency;
    private final Request common;
    private final Protocol protocol = Protocol.all().get(0);
    private final RunTally tally = new RunTally(
            new Thresholds(List.of(), Set.of()), new ActiveRules(RuleConfig.DEFAULT, Rule.all()), Sanitizer.WITHOUT_SECRETS);
    private final Distribution late = new Distribution(Unit.MILLISECONDS);
    private final LongAdder events = new LongAdder();
    private final AtomicInteger numbers = new AtomicInteger();

    private RefereeClient(URI base, int concurrency, int tokens) {
        this.base = base;
        this.concurrency = concurrency;
        this.common = new Request(
                Optional.empty(),
                List.of("p"),
                true,
                OptionalInt.of(tokens),
                OptionalDouble.empty(),
                true,
                false,
                Map.of());
    }

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        int concurrency = Integer.parseInt(arguments[1]);
        RefereeClient client =
                new RefereeClient(URI.create(arguments[0]), concurrency, Integer.parseInt(arguments[4]));
        System.out.println(client.run(
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]),
                Duration.ofMillis(Long.parseLong(arguments[5]))));
    }

    private String run(int streams, int warmup, Duration rampUp) throws Exception {
        Limits limits = Limits.of(
                Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(5), Duration.ofMinutes(20));
        Target target = new Target(base, Map.of(), Optional.empty(), Optional.empty());
        try (Engine engine = new Engine(limits);
                HttpTransport transport = new HttpTransport(target, concurrency, limits.connect())) {
            Stage.Closed pace = new Stage.Closed(concurrency);
            engine.run(new Stage(pace, new Stage.Count(warmup), rampUp), (number, due) -> open(transport, Phase.WARMUP));
            engine.measureLag();
            long cpu = cpuNanos();
            long begin = System.nanoTime();
            engine.run(
                    new Stage(pace, new Stage.Count(streams), rampUp), (number, due) -> open(transport, Phase.MEASURED));
            long took = System.nanoTime() - begin;
            return report(took, cpuNanos() - cpu, engine.lag());
        }
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private Opened open(HttpTransport transport, Phase phase) {
        int number = numbers.incrementAndGet();
        StreamRequest request = new StreamRequest("m", "[run-" + number + "] Count.", true, common);
        StreamContext stream = new StreamContext(number, phase, protocol.endpoint(), request, OptionalLong.empty());
        StreamListener judge = tally.judge(stream, TokenListener.NONE, tally::add);
        return Opened.alone(
                transport.stream(protocol, request, phase == Phase.MEASURED ? event -> watch(event, judge) : judge));
    }

    /** To read when every event was sent would cost an eighth of the time of a flood, which no user's run spends. */
    private void watch(StreamEvent event, StreamListener judge) {
        if (event instanceof StreamEvent.EventReceived received) {
            events.increment();
            long sent = received.sse().index() % SAMPLED == 0 ? sentMicros(received.sse().data()) : 0;
            if (sent > 0) {
                late.add((received.atNanos() / 1000 - sent) / 1e3);
            }
        }
        judge.on(event);
    }

    /** The number after {@code "sent_us":}, or 0. */
    private static long sentMicros(Bytes data) {
        int last = data.length() - SENT.length;
        for (int at = 0; at < last; at++) {
            int matching = 0;
            while (matching < SENT.length && data.at(at + matching) == SENT[matching]) {
                matching++;
            }
            if (matching == SENT.length) {
                long value = 0;
                for (int i = at + matching; i < data.length() && data.at(i) >= '0' && data.at(i) <= '9'; i++) {
                    value = 10 * value + data.at(i) - '0';
                }
                return value;
            }
        }
        return 0;
    }

    private String report(long tookNanos, long cpuNanos, Distribution lag) {
        var figures = tally.snapshot(Duration.ofNanos(tookNanos)).total();
        ObjectNode line = new ObjectMapper().createObjectNode();
        line.put("measured", figures.measured());
        line.put("failed", figures.failed());
        line.put("events", events.sum());
        line.put("seconds", tookNanos / 1e9);
        line.put("cpu", cpuNanos / 1e9);
        line.put("heapMiB", (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
        put(line, "late", late);
        put(line, "lag", lag);
        for (Metric metric : List.of(Metric.TTFT, Metric.DELIVERY_LAG, Metric.TTFT_LAG, Metric.CONNECT, Metric.SEND)) {
            figures.distribution(metric).ifPresent(values -> put(line, metric.parameter(), values));
        }
        return line.toString();
    }

    private static void put(ObjectNode line, String name, Distribution values) {
        ObjectNode node = line.putObject(name);
        node.put("p50", values.percentile(50));
        node.put("p99", values.percentile(99));
        node.put("max", values.max());
    }
}

package io.github.streamcheck.run;

import io.github.streamcheck.engine.Opened;
import io.github.streamcheck.observe.Phase;
import io.github.streamcheck.observe.RunTally;
import io.github.streamcheck.observe.StreamContext;
import io.github.streamcheck.observe.TokenListener;
import io.github.streamcheck.plan.HttpVersion;
import io.github.streamcheck.plan.Load;
import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.text.Durations;
import io.github.streamcheck.wire.HttpTransport;
import io.github.streamcheck.wire.StreamListener;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.http.HttpStatus;

/**
 * Runs this client's own code until the JVM has compiled it: else it would be late for the first streams of a load, and its compiler
 * would take their processor. The first stream of each endpoint is sent again by a server in this process, and judged like any
 * other; nothing of it is counted, and the server under test sees none of it.
 */
final class CodeWarmup {

    /** With fewer streams at once, each has time enough. */
    private static final int LEAST_IN_FLIGHT = 8;

    private static final int STREAMS_FOR_EACH_IN_FLIGHT = 2;
    private static final int MOST_STREAMS = 600;
    private static final int AT_ONCE = 16;
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final RunContext context;
    private final RunTally thrownAway;
    private final AtomicInteger replayed = new AtomicInteger();

    CodeWarmup(RunContext context) {
        this.context = context;
        this.thrownAway = new RunTally(
                context.plan().thresholds(), context.rules(), context.journal().sanitizer());
    }

    /** Replays each of {@code firstStreams}, as long as the planned load is worth it. */
    void run(List<FirstStream> firstStreams) {
        int streams = worth(context.plan().load());
        if (streams == 0 || firstStreams.isEmpty()) {
            return;
        }
        Map<String, ReplayServer.Replay> replays = new TreeMap<>();
        firstStreams.forEach(first -> replays.put(
                first.protocol().endpoint().path(),
                new ReplayServer.Replay(first.protocol().endpoint().shape().mediaType(), first.pieces())));
        long begin = System.nanoTime();
        int asked = 0;
        try (ReplayServer server = new ReplayServer(replays);
                HttpTransport transport = new HttpTransport(
                        server.target(),
                        HttpVersion.HTTP_1_1,
                        AT_ONCE,
                        context.plan().limits().connect(),
                        context.plan().limits().sizes(),
                        context.engine()::fail)) {
            while (asked < streams && System.nanoTime() - begin < LONGEST_NANOS && !context.isStopped()) {
                int next = Math.min(streams - asked, 2 * AT_ONCE);
                context.engine().run(Stage.closed(AT_ONCE, new Stage.Count(next)), (turn, due) -> {
                    FirstStream first = firstStreams.get(turn % firstStreams.size());
                    return Opened.alone(transport.stream(first.protocol(), first.request(), judge(first)));
                });
                asked += next;
            }
            context.journal()
                    .noteInReports(
                            "warmed up this client's own code with " + replayed + " replays of the first streams, in "
                                    + Durations.format(Duration.ofNanos(System.nanoTime() - begin)));
        } catch (IOException noPort) {
            context.journal().noteInReports("this client's own code was not warmed up: " + noPort.getMessage());
        }
    }

    private StreamListener judge(FirstStream first) {
        StreamContext stream = new StreamContext(
                1, Phase.MEASURED, first.protocol().endpoint(), first.request(), OptionalLong.empty());
        return thrownAway.judge(stream, TokenListener.NONE, result -> {
            replayed.addAndGet(
                    result.status().filter(status -> status == HttpStatus.SC_OK).isPresent() ? 1 : 0);
            thrownAway.add(result);
        });
    }

    /** How many replays a load is worth: by how many streams it has at once, or starts in a second. */
    private static int worth(Load load) {
        int most = load.stages().stream().mapToInt(CodeWarmup::busyness).max().orElse(0);
        return most < LEAST_IN_FLIGHT ? 0 : Math.min(MOST_STREAMS, STREAMS_FOR_EACH_IN_FLIGHT * most);
    }

    private static int busyness(Stage stage) {
        if (stage.pace() instanceof Stage.Replay replay) {
            return (int) Math.min(replay.perSecond(), MOST_STREAMS);
        }
        return stage.pace() instanceof Stage.Open open
                ? (int) Math.min(open.perSecond(), MOST_STREAMS)
                : Math.min(stage.pace().mostInFlight(), MOST_STREAMS);
    }
}

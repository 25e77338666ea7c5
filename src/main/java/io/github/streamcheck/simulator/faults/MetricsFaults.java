package io.github.streamcheck.simulator.faults;

import io.github.streamcheck.simulator.api.ApiException;
import io.github.streamcheck.simulator.api.Reply;
import io.github.streamcheck.simulator.metrics.Times;
import java.time.Duration;
import java.util.List;

/** Faults of what the simulator says of itself, whichever dialect it speaks. */
final class MetricsFaults {

    private static final String TRACEBACK = """
            Traceback (most recent call last):
              File "/srv/app/metrics.py", line 41, in metrics
                return self.tracker.summary()
            AttributeError: 'NoneType' object has no attribute 'summary'
            """;

    private static final long EARLY = Duration.ofMillis(2500).toNanos();
    private static final long LATE = Duration.ofSeconds(1).toNanos();

    /** Far above what is counted in truth, and going down by more than that with each request. */
    private static final long FALLING_FROM = 1_000_000_000;

    private static final long FALL = 1_000_000;

    static final List<Fault> ALL = List.of(
            new Fault(
                    "metrics-broken",
                    "answers requests for metrics with status 500",
                    (call, reply) -> call.metrics().isPresent() ? Faults.serverError() : reply),
            new Fault(
                    "server-internals-shown",
                    "answers requests for metrics with status 500 and a traceback",
                    (call, reply) -> call.metrics().isPresent() ? traceback() : reply),
            new Fault(
                    "health-under-load",
                    "answers requests for its health with status 503 after the first",
                    (call, reply) ->
                            call.path().equals("/health") && call.memory().next("health-under-load") > 0
                                    ? unavailable()
                                    : reply),
            Fault.ofMetrics(
                    "metrics-count-nothing",
                    "counts none of its streams in its metrics",
                    streams -> streams.counting(0, 0, 0, 0).withTimes(Times::blank)),
            Fault.ofMetrics(
                    "metrics-miscounted",
                    "counts only nine of ten streams and tokens in its metrics",
                    streams -> streams.counting(
                            streams.active(),
                            streams.completed() * 9 / 10,
                            streams.failed(),
                            streams.tokens() * 9 / 10)),
            new Fault(
                    "metrics-counter-falls",
                    "counts fewer streams each time its metrics are read",
                    (call, reply) -> call.metrics()
                            .map(page -> page.of(streams -> streams.counting(
                                    streams.active(),
                                    FALLING_FROM - FALL * call.number() + streams.completed(),
                                    streams.failed(),
                                    streams.tokens())))
                            .orElse(reply)),
            new Fault(
                    "metrics-failures-uncounted",
                    "closes the connection in the middle of the stream, and does not count that in its metrics",
                    (call, reply) -> call.metrics()
                            .map(page -> page.of(streams ->
                                    streams.counting(streams.active(), streams.completed(), 0, streams.tokens())))
                            .orElse(reply.editStream(
                                    script -> script.firstHalf().thenCut()))),
            Fault.ofMetrics(
                    "metrics-streams-leaked",
                    "counts streams as active forever in its metrics",
                    streams -> streams.counting(
                            streams.active() + streams.completed(),
                            streams.completed(),
                            streams.failed(),
                            streams.tokens())),
            Fault.ofMetrics(
                    "metrics-impossible",
                    "reports a negative number of active streams in its metrics",
                    streams -> streams.counting(-1, streams.completed(), streams.failed(), streams.tokens())),
            Fault.ofMetrics(
                    "metrics-unit-wrong",
                    "reports a thousandth of all times in its metrics",
                    streams -> streams.withTimes(Times::aThousandth)),
            Fault.ofMetrics(
                    "metrics-percentiles-disordered",
                    "swaps high and low percentiles in its metrics",
                    streams -> streams.withTimes(Times::turnedUpsideDown)),
            Fault.ofMetrics(
                    "metrics-ttft-above-seen",
                    "adds 1 s to the time to the first token in its metrics",
                    streams -> streams.withTtft(streams.ttft().shifted(LATE))),
            new Fault(
                    "metrics-ttft-below-seen",
                    "records TTFT for its metrics, then holds the first token back for 2.5 s",
                    (call, reply) -> call.metrics()
                            .map(page -> page.of(
                                    streams -> streams.withTtft(streams.ttft().shifted(-EARLY))))
                            .orElse(reply.editStream(script -> script.retime(0, at -> at + EARLY)))));

    private MetricsFaults() {}

    private static Reply traceback() {
        return Faults.serverError().withBody("text/plain", TRACEBACK);
    }

    private static Reply unavailable() {
        return ApiException.of(503, "The server is overloaded or not ready yet.", "overloaded")
                .reply();
    }
}

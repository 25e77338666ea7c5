package io.github.streamcheck.plan;

import static io.github.streamcheck.plan.Direction.AT_LEAST;
import static io.github.streamcheck.plan.Direction.AT_MOST;
import static io.github.streamcheck.text.Unit.MILLISECONDS;
import static io.github.streamcheck.text.Unit.RATIO;
import static io.github.streamcheck.text.Unit.STREAMS;
import static io.github.streamcheck.text.Unit.STREAMS_PER_SECOND;
import static io.github.streamcheck.text.Unit.TOKENS_PER_SECOND;

import io.github.streamcheck.text.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is measured. A metric is either a distribution, with one figure per stream ({@link #ITL}: one per gap) and a
 * {@link Statistic} to sum it up, or a single value of the whole run.
 *
 * <p>A token delta is a delta that carries generated output: non-empty content, text, reasoning, refusal or tool-call argument
 * text. A request starts when it is handed to an open connection or, when one has to be opened, when opening begins; at a given
 * rate of arrival it starts when it was scheduled to, so that a slow server cannot hide its queue.
 */
public enum Metric {
    SUCCESS_RATE("successRate", RATIO, AT_LEAST, Kind.SINGLE, "the share of the judged streams that succeeded"),
    ERROR_RATE("errorRate", RATIO, AT_MOST, Kind.SINGLE, "the share of the judged streams that failed"),
    TTFB("ttfb", MILLISECONDS, AT_MOST, Kind.DISTRIBUTION, "time from the request's start to the response headers"),
    TTFE(
            "ttfe",
            MILLISECONDS,
            AT_MOST,
            Kind.DISTRIBUTION,
            "time from the request's start to the first event of any kind"),
    TTFT("ttft", MILLISECONDS, AT_MOST, Kind.DISTRIBUTION, "time from the request's start to the first token delta"),
    TTFO(
            "ttfo",
            MILLISECONDS,
            AT_MOST,
            Kind.DISTRIBUTION,
            "time from the request's start to the first token delta that is not reasoning"),
    TOOL_NAME(
            "toolName",
            MILLISECONDS,
            AT_MOST,
            Kind.DISTRIBUTION,
            "time from the request's start to the name of the first tool that is called"),
    TOOL_ARGUMENTS(
            "toolArguments",
            MILLISECONDS,
            AT_MOST,
            Kind.DISTRIBUTION,
            "time from the request's start until the arguments of all tools that are called are whole"),
    ITL("itl", MILLISECONDS, AT_MOST, Kind.DISTRIBUTION, "time between two consecutive token deltas of a choice"),
    TPOT(
            "tpot",
            MILLISECONDS,
            AT_MOST,
            Kind.DISTRIBUTION,
            "time from the first token delta to the last, divided by (tokens - 1); on messages, reasoning is excluded if the server counts its tokens separately"),
    STALL(
            "stall",
            MILLISECONDS,
            AT_MOST,
            Kind.DISTRIBUTION,
            "the longest time between two consecutive token deltas of a choice"),
    DURATION(
            "duration",
            MILLISECONDS,
            AT_MOST,
            Kind.DISTRIBUTION,
            "time from the request's start to the end of the stream"),
    TPS("tps", TOKENS_PER_SECOND, AT_LEAST, Kind.DISTRIBUTION, "tokens of a stream divided by its duration"),
    THROUGHPUT(
            "throughput",
            TOKENS_PER_SECOND,
            AT_LEAST,
            Kind.SINGLE,
            "tokens of all measured streams divided by the wall-clock time of the measured part"),
    GOODPUT(
            "goodput",
            RATIO,
            AT_LEAST,
            Kind.SINGLE,
            "the share of the measured streams that succeeded and individually meet every limit that is set on a statistic, such as ttft.p95"),
    TOKENS(
            "tokens",
            Unit.TOKENS,
            AT_LEAST,
            Kind.DISTRIBUTION,
            "tokens of a stream: the server's usage.completion_tokens where given, else the number of token deltas"),
    CAPACITY(
            "capacity",
            STREAMS_PER_SECOND,
            AT_LEAST,
            Kind.SINGLE,
            "the highest rate at which the server meets all other thresholds, as a search over the rate finds it"),
    CONCURRENT_CAPACITY(
            "concurrentCapacity",
            STREAMS,
            AT_LEAST,
            Kind.SINGLE,
            "the most streams at the same time with which the server meets all other thresholds, as a search over the concurrency finds it"),
    CONNECT(
            "connect",
            MILLISECONDS,
            AT_MOST,
            Kind.REPORTED,
            "time to open the stream's connection (TCP and TLS); 0 when the connection is reused"),
    SEND(
            "send",
            MILLISECONDS,
            AT_MOST,
            Kind.REPORTED,
            "time from the open connection until the request was handed to it in full"),
    WAIT("wait", MILLISECONDS, AT_MOST, Kind.REPORTED, "time from the sent request to the response headers"),
    RECEIVE("receive", MILLISECONDS, AT_MOST, Kind.REPORTED, "time from the response headers to the end of the stream"),
    TTFT_CONNECTED(
            "ttftConnected",
            MILLISECONDS,
            AT_MOST,
            Kind.REPORTED,
            "ttft less connect: what is left of it on a connection that is already open"),
    DECODE_TPS(
            "decodeTps",
            TOKENS_PER_SECOND,
            AT_LEAST,
            Kind.REPORTED,
            "tokens of a stream less one, divided by the time from its first token delta to its last"),
    SERVER_LOAD(
            "serverLoad",
            MILLISECONDS,
            AT_MOST,
            Kind.REPORTED,
            "time in which the server loaded the model, as it reports it (Ollama's load_duration); ttfb, ttfe, ttft and ttfo are without it"),
    SERVER_PROMPT_EVAL(
            "serverPromptEval",
            MILLISECONDS,
            AT_MOST,
            Kind.REPORTED,
            "time in which the server evaluated the prompt, as it reports it (Ollama's prompt_eval_duration): its part of ttft"),
    SERVER_DECODE_TPS(
            "serverDecodeTps",
            TOKENS_PER_SECOND,
            AT_LEAST,
            Kind.REPORTED,
            "tokens of a stream divided by the time in which the server generated them, as it reports both (Ollama's eval_count, eval_duration)"),
    LAG(
            "lag",
            MILLISECONDS,
            AT_MOST,
            Kind.REPORTED,
            "the client's own pauses: how late it did what was due, tried every 10 ms"),
    DELIVERY_LAG(
            "deliveryLag",
            MILLISECONDS,
            AT_MOST,
            Kind.REPORTED,
            "how long a token delta may have waited in this client before it was read"),
    TTFT_LAG(
            "ttftLag",
            MILLISECONDS,
            AT_MOST,
            Kind.REPORTED,
            "the part of ttft that may be this client's own: how late it saw that the connection is open, send, and the first token delta's deliveryLag"),
    SCHEDULE_LAG(
            "scheduleLag",
            MILLISECONDS,
            AT_MOST,
            Kind.REPORTED,
            "how much later than scheduled the request of a stream began, at a given rate of arrival");

    /** The client's own part in all times, in the order in which reports show it. */
    public static final List<Metric> OF_CLIENT =
            List.of(CONNECT, SEND, WAIT, RECEIVE, SCHEDULE_LAG, DELIVERY_LAG, TTFT_LAG, LAG);

    private enum Kind {
        SINGLE,
        DISTRIBUTION,
        /** A distribution that takes no threshold. */
        REPORTED
    }

    private final String parameter;
    private final Unit unit;
    private final Direction direction;
    private final Kind kind;
    private final String definition;

    Metric(String parameter, Unit unit, Direction direction, Kind kind, String definition) {
        this.parameter = parameter;
        this.unit = unit;
        this.direction = direction;
        this.kind = kind;
        this.definition = definition;
    }

    /** The metric's name in parameters and reports. */
    public String parameter() {
        return parameter;
    }

    /** What the metric is, in one line that starts in lower case and ends without a full stop. */
    public String definition() {
        return definition;
    }

    public Unit unit() {
        return unit;
    }

    /** Which side of a limit is the good one; for a metric without thresholds, which way is better. */
    public Direction direction() {
        return direction;
    }

    /** Whether this is a distribution, of which a threshold names a statistic, and not a single value. */
    public boolean hasStatistics() {
        return kind != Kind.SINGLE;
    }

    /** Whether it is found by a search for the highest load, and not measured under any one load. */
    public boolean isOfSearch() {
        return this == CAPACITY || this == CONCURRENT_CAPACITY;
    }

    /** Whether a threshold may be set, or the metric is reported only. */
    public boolean takesThreshold() {
        return kind != Kind.REPORTED;
    }

    /** The metric of exactly this name. */
    public static Optional<Metric> of(String parameter) {
        return Arrays.stream(values())
                .filter(metric -> metric.parameter.equals(parameter))
                .findFirst();
    }

    /** The names of all metrics on which a threshold may be set, in the order in which reports show them. */
    public static List<String> thresholdParameters() {
        return Arrays.stream(values())
                .filter(Metric::takesThreshold)
                .map(Metric::parameter)
                .toList();
    }
}

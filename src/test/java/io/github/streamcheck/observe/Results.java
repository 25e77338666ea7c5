package io.github.streamcheck.observe;

import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Prompt;
import io.github.streamcheck.plan.Request;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Bytes;
import io.github.streamcheck.wire.ClientProfile;
import io.github.streamcheck.wire.ConnectionUse;
import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import io.github.streamcheck.wire.StreamRequest;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Results of streams, made up for tests. */
public final class Results {

    private static final Request REQUEST = new Request(
            Optional.empty(), List.of("p"), true, OptionalInt.empty(), OptionalDouble.empty(), true, false, Map.of());

    private Results() {}

    /** A stream that succeeded with this TTFT. */
    public static StreamResult good(int number, double ttftMillis) {
        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        values.put(Metric.TTFT, ttftMillis);
        values.put(Metric.TOKENS, 10.0);
        return result(number, Phase.MEASURED, StreamResult.Outcome.SUCCEEDED, List.of(), values);
    }

    /** A stream that succeeded, with all its times in milliseconds. */
    public static StreamResult timed(int number, long started, long ttft, long duration) {
        StreamResult good = good(number, (double) ttft);
        ConnectionUse connection = new ConnectionUse(started * 1_000_000, 0, 0, false, false);
        return new StreamResult(
                good.stream(),
                good.outcome(),
                good.findings(),
                good.status(),
                good.mediaType(),
                good.id(),
                good.figures(),
                new StreamEvent.Ended(
                        (started + duration) * 1_000_000, connection, new StreamEnd.Complete(), 0, Bytes.EMPTY));
    }

    /** The same stream, with a part of its TTFT that may be the client's own. */
    public static StreamResult withTtftLag(StreamResult result, double millis) {
        Map<Metric, Double> values = new EnumMap<>(result.figures().values());
        values.put(Metric.TTFT_LAG, millis);
        return result(result.stream().number(), result.stream().phase(), result.outcome(), result.findings(), values);
    }

    /** A stream with this TTFT whose answer was held back, as {@code rule} reports. */
    public static StreamResult heldBack(int number, String rule, double ttftMillis) {
        StreamResult good = good(number, ttftMillis);
        Finding finding = new Finding(rule, Severity.ERROR, "held", Evidence.NONE, OptionalDouble.empty());
        return result(
                number,
                Phase.MEASURED,
                StreamResult.Outcome.SUCCEEDED,
                List.of(finding),
                good.figures().values());
    }

    /** A stream that succeeded, and in which so many tokens of the prompt were counted. */
    public static StreamResult counting(Endpoint endpoint, String prompt, long promptTokens) {
        StreamResult good = result(endpoint, 1, Phase.MEASURED, StreamResult.Outcome.SUCCEEDED, List.of(), Map.of());
        return new StreamResult(
                new StreamContext(1, Phase.MEASURED, endpoint, new StreamRequest("m", prompt, true, REQUEST)),
                good.outcome(),
                good.findings(),
                good.status(),
                good.mediaType(),
                good.id(),
                new StreamFigures(Map.of(), true, 0, OptionalLong.of(promptTokens), OptionalLong.empty()),
                good.end());
    }

    /**
     * A stream with this TTFT that is a turn of a conversation.
     *
     * @param turn which one, from 1
     * @param promptTokens the server's count
     * @param cachedTokens the server's count
     */
    public static StreamResult turn(int turn, double ttftMillis, OptionalLong promptTokens, OptionalLong cachedTokens) {
        StreamResult good = good(turn, ttftMillis);
        Prompt prompt = new Prompt.Turns(
                new Prompt.Conversation(List.of(Map.of("role", "user", "content", "p")), Map.of(), 1),
                List.of(),
                turn,
                "line 1");
        StreamRequest request = new StreamRequest("m", prompt, true, REQUEST, ClientProfile.STREAMCHECK);
        return new StreamResult(
                new StreamContext(turn, Phase.MEASURED, good.stream().endpoint(), request),
                good.outcome(),
                good.findings(),
                good.status(),
                good.mediaType(),
                good.id(),
                new StreamFigures(good.figures().values(), true, 0, promptTokens, cachedTokens),
                good.end());
    }

    /** A stream with this TTFT that is a turn of a conversation, of a server that counts nothing. */
    public static StreamResult turn(int turn, double ttftMillis) {
        return turn(turn, ttftMillis, OptionalLong.empty(), OptionalLong.empty());
    }

    /** A stream with this TTFT that is a turn of a conversation, of a server that counts what it took from its cache. */
    public static StreamResult turn(int turn, double ttftMillis, long promptTokens, long cachedTokens) {
        return turn(turn, ttftMillis, OptionalLong.of(promptTokens), OptionalLong.of(cachedTokens));
    }

    /** A stream that failed for this reason. */
    public static StreamResult bad(int number, String rule, String message) {
        return bad(number, rule, message, "bytes of #" + number);
    }

    /** A stream that failed for this reason, with this evidence. */
    public static StreamResult bad(int number, String rule, String message, String evidence) {
        Finding finding = new Finding(rule, Severity.ERROR, message, Evidence.of(evidence), OptionalDouble.of(12.5));
        return result(number, Phase.MEASURED, StreamResult.Outcome.FAILED, List.of(finding), Map.of());
    }

    public static StreamResult result(
            int number, Phase phase, StreamResult.Outcome outcome, List<Finding> findings, Map<Metric, Double> values) {
        return result(new Endpoint("chat", "/v1/chat/completions"), number, phase, outcome, findings, values);
    }

    public static StreamResult result(
            Endpoint endpoint,
            int number,
            Phase phase,
            StreamResult.Outcome outcome,
            List<Finding> findings,
            Map<Metric, Double> values) {
        ConnectionUse connection = new ConnectionUse(0, 0, 0, false, false);
        return new StreamResult(
                new StreamContext(number, phase, endpoint, new StreamRequest("m", "p", true, REQUEST)),
                outcome,
                findings,
                Optional.of(200),
                "text/event-stream",
                Optional.of("c-" + number),
                new StreamFigures(values, true, 0, OptionalLong.empty(), OptionalLong.empty()),
                new StreamEvent.Ended(0, connection, new StreamEnd.Complete(), 0, Bytes.EMPTY));
    }
}

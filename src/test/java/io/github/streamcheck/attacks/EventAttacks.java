package io.github.streamcheck.attacks;

import static io.github.streamcheck.attacks.Answers.CHUNK;
import static io.github.streamcheck.attacks.Answers.DONE;
import static io.github.streamcheck.attacks.Answers.STREAM;
import static io.github.streamcheck.attacks.Answers.WHOLE;
import static io.github.streamcheck.attacks.Answers.chunk;
import static io.github.streamcheck.attacks.Answers.event;
import static io.github.streamcheck.attacks.Http1Attacks.endless;
import static io.github.streamcheck.wire.ScriptedServer.eventStream;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Event streams that are endless, huge, or no text, and events whose JSON is none, or not what anybody would ask for. */
final class EventAttacks {

    private EventAttacks() {}

    static List<Attack> all() {
        return Stream.of(endlessOnes(), broken(), json()).flatMap(List::stream).toList();
    }

    private static List<Attack> endlessOnes() {
        return List.of(
                endless("a line without an end", STREAM + "data: ", "a").found("stream-too-large", "maxLineSize"),
                endless("a comment without an end", STREAM + ": ", "a").found("stream-too-large", "maxLineSize"),
                endless("a field's name without an end", STREAM, "a").found("stream-too-large", "maxLineSize"),
                endless("an event without an end", STREAM, "data: " + "a".repeat(500) + "\n")
                        .found("stream-too-large", "maxEventSize"),
                endless("empty lines of data without an end", STREAM, "data\n").found("stream-too-large"),
                endless("names of an event without an end", STREAM, "event: " + "a".repeat(500) + "\n")
                        .found("stream-too-large"),
                endless("a stream without an end", STREAM, CHUNK).found("stream-too-large", "maxEvents"),
                endless("millions of tiny events", STREAM, "data:\n\n").found("stream-too-large", "maxEvents"),
                endless("comments without an end", STREAM, ": ping\n\n").found("stream-too-large", "maxStreamSize"),
                endless("line ends without an end", STREAM, "\r").found("stream-too-large", "maxStreamSize"),
                endless("a text that is only white", STREAM, chunk("\"delta\":{\"content\":\" \"}"))
                        .found("stream-too-large", "maxEvents"));
    }

    private static List<Attack> broken() {
        return List.of(
                Attack.answering("NULs", eventStream("\0".repeat(5_000) + "\n\n"))
                        .found("sse-nul"),
                Attack.answering("bytes that are no UTF-8", STREAM + "data: \u00ff\u00fe\u00c3(\n\n")
                        .found("sse-utf8"),
                Attack.answering("surrogates in UTF-8", STREAM + event("\u00ed\u00a0\u0080") + WHOLE)
                        .found("sse-utf8"),
                Attack.answering("a thousand marks of byte order", STREAM + "\u00ef\u00bb\u00bf".repeat(1000) + WHOLE)
                        .found(""),
                Attack.answering("UTF-16", STREAM + WHOLE.replaceAll("(?s)(.)", "$1\0"))
                        .found(""),
                Attack.answering("only [DONE]", eventStream(DONE)).found(""),
                Attack.answering("a hundred [DONE]", eventStream(WHOLE + DONE.repeat(100)))
                        .found("done-duplicate")
                        .passes(),
                Attack.answering(
                                "an event of 200 KB",
                                eventStream(("data: " + "a".repeat(50_000) + "\n").repeat(4) + "\n"))
                        .found("event-undecodable"),
                Attack.answering("an event that is cut", STREAM + WHOLE.substring(0, WHOLE.length() - 20))
                        .found(""),
                Attack.answering("times to come back", eventStream("retry: 99999999999999999999\n\n" + WHOLE))
                        .passes(),
                Attack.answering("an id with a NUL", eventStream("id: a\0b\n\n" + WHOLE))
                        .found("sse-nul")
                        .passes(),
                Attack.answering("5,000 comments", eventStream(": ping\n\n".repeat(5_000) + WHOLE))
                        .passes(),
                Attack.answering(
                                "line ends of three kinds",
                                eventStream(WHOLE.replaceFirst("\n\n", "\r\n\r").replaceFirst("\n\n", "\r\r")))
                        .passes());
    }

    private static Attack json(String name, String data) {
        return Attack.answering(name, eventStream(CHUNK + event(data) + DONE));
    }

    private static List<Attack> json() {
        return List.of(
                json("JSON of 10,000 levels", "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000))
                        .found("event-undecodable"),
                json("a list of 10,000 levels", "[".repeat(10_000) + "]".repeat(10_000))
                        .found("event-undecodable"),
                json("a number of 10,000 digits", "{\"created\":" + "9".repeat(10_000) + "}")
                        .found("event-undecodable"),
                json("a number of 1e999999999", "{\"created\":1e999999999,\"choices\":[]}")
                        .found(""),
                json("a name of 60,000 characters", "{\"" + "a".repeat(60_000) + "\":1}")
                        .found(""),
                json("5,000 members", numbered(5_000, "\"m%d\":1", "{", "}")).found(""),
                json("a member twice", "{\"id\":\"a\",\"id\":\"b\",\"choices\":[],\"choices\":[]}")
                        .found(""),
                json(
                                "5,000 choices",
                                numbered(
                                        2_000,
                                        "{\"index\":%d,\"delta\":{\"content\":\"a\"}}",
                                        "{\"id\":\"x\",\"choices\":[",
                                        "]}"))
                        .found(""),
                json("a choice of index 2147483648", choice("\"index\":2147483648,\"delta\":{\"content\":\"a\"}"))
                        .found(""),
                json("a choice of index -1", choice("\"index\":-1,\"delta\":{\"content\":\"a\"}"))
                        .found(""),
                json("a choice of index 1e308", choice("\"index\":1e308,\"delta\":{\"content\":\"a\"}"))
                        .found(""),
                json("a call of index 2000000000", call("\"index\":2000000000,\"id\":\"c\""))
                        .found(""),
                json(
                                "2,000 calls of tools",
                                numbered(
                                        1_000,
                                        "{\"index\":%d,\"id\":\"c\",\"function\":{\"name\":\"f\"}}",
                                        "{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[",
                                        "]}}]}"))
                        .found(""),
                json(
                                "usage beyond all",
                                "{\"choices\":[],\"usage\":{\"prompt_tokens\":9223372036854775807,"
                                        + "\"completion_tokens\":9223372036854775807,\"total_tokens\":-2}}")
                        .found(""),
                json(
                                "usage of 1e308",
                                "{\"choices\":[],\"usage\":{\"prompt_tokens\":1e308,\"completion_tokens\":1e308}}")
                        .found(""),
                json("usage of NaN", "{\"choices\":[],\"usage\":{\"completion_tokens\":NaN}}")
                        .found("event-undecodable"),
                json("a text that is a list", choice("\"index\":0,\"delta\":{\"content\":[[[[]]]]}"))
                        .found(""),
                json("null", "null").found("event-not-object"),
                json("half a pair", choice("\"index\":0,\"delta\":{\"content\":\"\\ud83d\"}"))
                        .found(""),
                json(
                                "a reason of 50,000 characters",
                                choice("\"index\":0,\"delta\":{},\"finish_reason\":\"" + "x".repeat(50_000) + "\""))
                        .found("finish-unknown")
                        .passes(),
                json("an error of 50,000 characters", "{\"error\":{\"message\":\"" + "x".repeat(50_000) + "\"}}")
                        .found("error-event"),
                json("an error that is a list", "{\"error\":[[[1]]]}").found(""));
    }

    private static String choice(String members) {
        return "{\"id\":\"x\",\"choices\":[{" + members + "}]}";
    }

    private static String call(String members) {
        return choice("\"index\":0,\"delta\":{\"tool_calls\":[{" + members + "}]}");
    }

    private static String numbered(int count, String each, String before, String after) {
        return IntStream.range(0, count).mapToObj(each::formatted).collect(Collectors.joining(",", before, after));
    }
}

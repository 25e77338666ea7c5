package io.github.streamcheck.observe.rules;

import static io.github.streamcheck.observe.JudgedStream.DONE;
import static io.github.streamcheck.observe.JudgedStream.ROLE;
import static io.github.streamcheck.observe.JudgedStream.STOP;
import static io.github.streamcheck.observe.JudgedStream.TOKEN;
import static io.github.streamcheck.observe.JudgedStream.chunk;
import static io.github.streamcheck.observe.JudgedStream.usage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.streamcheck.observe.Finding;
import io.github.streamcheck.observe.JudgedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.Limit;
import io.github.streamcheck.wire.StreamEvent.Header;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule fires on its defect and on nothing else; no rule fires on what correct servers do. */
class RulesTest {

    /** The chunks below are only as whole as the rule in question needs. */
    private static final Set<String> OF_WHOLE_CHUNKS = Set.of(
            "created-invalid",
            "id-missing",
            "model-missing",
            "object-type",
            "role-invalid",
            "error-null",
            "error-shape",
            "finish-null-text",
            "tool-call-shape",
            "wrong-shape");

    private static final StreamEnd CUT = new StreamEnd.Cut("the server closed the connection");

    @ParameterizedTest
    @MethodSource
    void exactlyTheseRulesFire(List<String> rules, JudgedStream stream) {
        assertThat(stream.ruleIds())
                .filteredOn(id -> !OF_WHOLE_CHUNKS.contains(id))
                .containsExactlyInAnyOrderElementsOf(rules);
    }

    static Stream<Arguments> exactlyTheseRulesFire() {
        return Stream.of(
                fires(
                        "no connection",
                        JudgedStream.unanswered(new StreamEnd.ConnectFailed("refused")),
                        "connect-failed"),
                fires("HTTP 500", JudgedStream.plain(500, "application/json", "{\"error\":{}}"), "http-status"),
                fires("HTTP 429", JudgedStream.plain(429, "application/json", "{}"), "http-status"),
                fires("a redirect", JudgedStream.plain(308, "text/html", ""), "http-status"),
                fires(
                        "a plain completion",
                        JudgedStream.plain(200, "application/json", "{\"choices\":[]}"),
                        "stream-ignored"),
                fires(
                        "a long plain completion, kept in part",
                        JudgedStream.plain(200, "application/json", "{\"choices\":[{\"message\":{\"content\":\"abc"),
                        "stream-ignored"),
                fires(
                        "an error with 200",
                        JudgedStream.plain(200, "application/json", "{\"error\":{\"message\":\"no\"}}"),
                        "error-event"),
                fires("plain text", JudgedStream.plain(200, "text/plain", "hello"), "content-type"),
                fires("nothing at all", JudgedStream.plain(200, "text/plain", ""), "content-type"),
                fires("HTML with 200", JudgedStream.plain(200, "text/html", "<html>"), "not-the-api"),
                fires(
                        "no content type",
                        JudgedStream.of(ROLE, TOKEN, STOP, DONE).untyped(),
                        "content-type"),
                fires(
                        "events as JSON",
                        JudgedStream.of(ROLE, TOKEN, STOP, DONE).typed("application/json"),
                        "content-type"),
                fires("cut in the stream", JudgedStream.of(ROLE, TOKEN).ending(CUT), "body-truncated"),
                fires(
                        "cut after [DONE]",
                        JudgedStream.of(ROLE, TOKEN, STOP, DONE).ending(CUT),
                        "body-truncated"),
                fires("closed without an answer", JudgedStream.unanswered(CUT), "body-truncated"),
                fires("silence", JudgedStream.of(ROLE, TOKEN).ending(timedOut("idleTimeout")), "idle-timeout"),
                fires("silence from the start", JudgedStream.unanswered(timedOut("idleTimeout")), "idle-timeout"),
                fires("no end", JudgedStream.of(ROLE, TOKEN).ending(timedOut("streamTimeout")), "stream-timeout"),
                fires("an empty body", JudgedStream.of(), "no-events"),
                fires("nothing but comments", JudgedStream.of(": ping\n\n: ping\n\n"), "no-events"),
                fires("role, finish, [DONE]", JudgedStream.of(ROLE, STOP, DONE), "no-token-delta"),
                fires("empty deltas only", JudgedStream.of(ROLE, ROLE, STOP, DONE), "no-token-delta"),
                fires(
                        "broken JSON",
                        JudgedStream.of(ROLE, TOKEN, "data: {\"choices\":[}\n\n", STOP, DONE),
                        "event-undecodable"),
                fires(
                        "a heartbeat as data",
                        JudgedStream.of("data: : ping\n\n", ROLE, TOKEN, STOP, DONE),
                        "event-undecodable"),
                fires("data: null", JudgedStream.of("data: null\n\n", ROLE, TOKEN, STOP, DONE), "event-not-object"),
                fires(
                        "an error object",
                        JudgedStream.of(ROLE, TOKEN, "data: {\"error\":{\"message\":\"boom\"}}\n\n"),
                        "error-event"),
                fires(
                        "an error and [DONE]",
                        JudgedStream.of(ROLE, "data: {\"error\":\"boom\"}\n\n", DONE),
                        "error-event"),
                fires(
                        "an event of type error",
                        JudgedStream.of(ROLE, "event: error\ndata: {\"message\":\"boom\"}\n\n"),
                        "error-event"),
                fires(
                        "a traceback in an error",
                        JudgedStream.of(ROLE, "data: {\"error\":\"Traceback (most recent call last):\\n ...\"}\n\n"),
                        "error-event",
                        "internal-error-text"),
                fires(
                        "a traceback in a body",
                        JudgedStream.plain(500, "text/plain", "NameError: name 'x' is not defined"),
                        "http-status",
                        "internal-error-text"),
                fires(
                        "a stack trace as data",
                        JudgedStream.of("data: java.lang.X\tat a.b.C.d(C.java:7)\n\n", ROLE, TOKEN, STOP, DONE),
                        "event-undecodable",
                        "internal-error-text"),
                fires("no finish reason", JudgedStream.of(ROLE, TOKEN, DONE), "finish-missing"),
                fires(
                        "a finish reason of \"null\"",
                        JudgedStream.of(
                                ROLE,
                                chunk("{\"index\":0,\"delta\":{\"content\":\"x\"},\"finish_reason\":\"null\"}"),
                                DONE),
                        "finish-missing"),
                fires(
                        "one of two choices without a finish reason",
                        JudgedStream.of(ROLE, chunk("{\"index\":1,\"delta\":{\"content\":\"x\"}}"), TOKEN, STOP, DONE)
                                .asking("n", 2),
                        "finish-missing"),
                fires("no [DONE]", JudgedStream.of(ROLE, TOKEN, STOP), "done-missing"),
                fires("a silent end", JudgedStream.of(ROLE, TOKEN), "finish-missing", "done-missing"),
                fires(
                        "more deltas than tokens",
                        JudgedStream.of(ROLE, TOKEN, TOKEN, TOKEN, STOP, usage(2), DONE),
                        "deltas-exceed-usage"),
                fires("usage of zero", JudgedStream.of(ROLE, TOKEN, STOP, usage(0), DONE), "usage-zero"),
                fires(
                        "no blank line at the end",
                        JudgedStream.of(ROLE, TOKEN, STOP, "data: [DONE]\n"),
                        "sse-unterminated"),
                fires("no line end at the end", JudgedStream.of(ROLE, TOKEN, STOP, "data: [DONE]"), "sse-unterminated"),
                fires(
                        "a BOM inside the stream",
                        JudgedStream.of(ROLE, TOKEN, "\uFEFF" + STOP, STOP, usage(1), DONE),
                        "sse-bom",
                        "sse-line"),
                fires(
                        "half a character",
                        JudgedStream.ofLatin1(
                                ROLE, chunk("{\"index\":0,\"delta\":{\"content\":\"\u00c3\"}}"), STOP, usage(1), DONE),
                        "sse-utf8",
                        "event-undecodable"),
                fires("a NUL", JudgedStream.of("x-pad: \0\n", ROLE, TOKEN, STOP, usage(1), DONE), "sse-nul"),
                fires(
                        "a named event",
                        JudgedStream.of(ROLE, "event: delta\n", TOKEN, STOP, usage(1), DONE),
                        "sse-event-name"),
                fires(
                        "a chunk over two lines",
                        JudgedStream.of(ROLE, TOKEN, "data: {\"choices\":\ndata: []}\n\n", STOP, usage(1), DONE),
                        "sse-multiline"),
                fires("[DONE] twice", JudgedStream.of(ROLE, TOKEN, STOP, usage(1), DONE, DONE), "done-duplicate"),
                fires("usage after [DONE]", JudgedStream.of(ROLE, TOKEN, STOP, DONE, usage(1)), "data-after-done"),
                fires(
                        "output after the finish reason",
                        JudgedStream.of(ROLE, TOKEN, STOP, TOKEN, usage(2), DONE),
                        "content-after-finish"),
                fires(
                        "two finish reasons",
                        JudgedStream.of(ROLE, TOKEN, STOP, STOP, usage(1), DONE),
                        "finish-duplicate"),
                fires(
                        "an unknown finish reason",
                        JudgedStream.of(
                                ROLE,
                                TOKEN,
                                chunk("{\"index\":0,\"delta\":{},\"finish_reason\":\"end_turn\"}"),
                                usage(1),
                                DONE),
                        "finish-unknown"),
                fires(
                        "empty data",
                        JudgedStream.of("data:\n\n", ROLE, TOKEN, STOP, usage(1), DONE),
                        "heartbeat-as-data"),
                fires(
                        "an empty object",
                        JudgedStream.of("data: {}\n\n", ROLE, TOKEN, STOP, usage(1), DONE),
                        "heartbeat-as-data"),
                fires(
                        "a chunk without choices",
                        JudgedStream.of("data: {\"id\":\"c\"}\n\n", ROLE, TOKEN, STOP, usage(1), DONE),
                        "choices-missing"),
                fires(
                        "choices of null",
                        JudgedStream.of("data: {\"id\":\"c\",\"choices\":null}\n\n", ROLE, TOKEN, STOP, usage(1), DONE),
                        "choices-missing"),
                fires(
                        "a choice without an index",
                        JudgedStream.of(chunk("{\"delta\":{\"content\":\"x\"}}"), STOP, usage(1), DONE),
                        "choice-index"),
                fires(
                        "an index that counts tokens",
                        JudgedStream.of(
                                TOKEN,
                                chunk("{\"index\":1,\"delta\":{\"content\":\"x\"},\"finish_reason\":\"stop\"}"),
                                STOP,
                                usage(2),
                                DONE),
                        "choice-index"),
                fires(
                        "a negative index",
                        JudgedStream.of(
                                TOKEN,
                                chunk("{\"index\":-1,\"delta\":{},\"finish_reason\":\"stop\"}"),
                                STOP,
                                usage(1),
                                DONE),
                        "choice-index"),
                fires("no usage", JudgedStream.of(ROLE, TOKEN, STOP, DONE).expectingUsage(), "usage-missing"),
                fires(
                        "a sum that is none",
                        JudgedStream.of(
                                ROLE,
                                TOKEN,
                                STOP,
                                "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":1,\"total_tokens\":9}}\n\n",
                                DONE),
                        "usage-arithmetic"),
                fires(
                        "a negative count",
                        JudgedStream.of(
                                ROLE,
                                TOKEN,
                                STOP,
                                "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":-1,\"completion_tokens\":1}}\n\n",
                                DONE),
                        "usage-arithmetic"),
                fires(
                        "a running count that falls",
                        JudgedStream.of(ROLE, TOKEN, usage(7), TOKEN, usage(5), STOP, usage(9), DONE),
                        "usage-falls"),
                fires(
                        "compressed",
                        JudgedStream.of(ROLE, TOKEN, STOP, usage(1), DONE).with(new Header("Content-Encoding", "gzip")),
                        "compressed-stream"),
                fires(
                        "a broken character",
                        JudgedStream.of(
                                ROLE,
                                chunk("{\"index\":0,\"delta\":{\"content\":\"\uFFFD\"}}"),
                                TOKEN,
                                STOP,
                                usage(2),
                                DONE),
                        "replacement-character"),
                fires(
                        "a broken last character",
                        JudgedStream.of(
                                ROLE, chunk("{\"index\":0,\"delta\":{\"content\":\"\uFFFD\"}}"), STOP, usage(1), DONE),
                        "replacement-character"),
                fires(
                        "all the text each time",
                        JudgedStream.of(
                                ROLE, text("a"), text("a b"), text("a b c"), text("a b c d"), STOP, usage(4), DONE),
                        "delta-cumulative"),
                fires(
                        "JSON without data:",
                        JudgedStream.of(ROLE, TOKEN, "{\"choices\":[]}\n\n", STOP, DONE),
                        "sse-line"));
    }

    @ParameterizedTest
    @MethodSource
    void noRuleFires(JudgedStream stream) {
        assertThat(stream.ruleIds())
                .filteredOn(id -> !OF_WHOLE_CHUNKS.contains(id))
                .isEmpty();
    }

    static Stream<Arguments> noRuleFires() {
        String crlf = (ROLE + TOKEN + STOP + DONE).replace("\n", "\r\n");
        return Stream.of(
                silent("a plain stream", JudgedStream.of(ROLE, TOKEN, TOKEN, STOP, usage(2), DONE)),
                silent("CRLF", JudgedStream.of(crlf)),
                silent("CR", JudgedStream.of(crlf.replace("\n", ""))),
                silent(
                        "no space after data:",
                        JudgedStream.of((ROLE + TOKEN + STOP + DONE).replace("data: ", "data:"))),
                silent(
                        "comments as signs of life",
                        JudgedStream.of(": ping\n\n", ROLE, ": ping\n\n", TOKEN, STOP, DONE)),
                silent(
                        "a media type with parameters",
                        JudgedStream.of(ROLE, TOKEN, STOP, DONE).typed("Text/Event-Stream; charset=utf-8")),
                silent(
                        "the media type twice",
                        JudgedStream.of(ROLE, TOKEN, STOP, DONE).with(new Header("content-type", "text/event-stream"))),
                silent(
                        "finish reason on the last content delta",
                        JudgedStream.of(
                                ROLE,
                                chunk("{\"index\":0,\"delta\":{\"content\":\"x\"},\"finish_reason\":\"stop\"}"),
                                DONE)),
                silent(
                        "finish reason repeated with the usage",
                        JudgedStream.of(
                                ROLE,
                                TOKEN,
                                STOP,
                                "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],"
                                        + "\"usage\":{\"completion_tokens\":1}}\n\n",
                                DONE)),
                silent(
                        "\"null\" as text before the last chunk",
                        JudgedStream.of(
                                ROLE,
                                chunk("{\"index\":0,\"delta\":{\"content\":\"x\"},\"finish_reason\":\"null\"}"),
                                STOP,
                                DONE)),
                silent(
                        "choices interleaved, index 1 first",
                        JudgedStream.of(
                                        chunk("{\"index\":1,\"delta\":{\"content\":\"x\"}}"),
                                        TOKEN,
                                        STOP,
                                        chunk("{\"index\":1,\"delta\":{},\"finish_reason\":\"length\"}"),
                                        DONE)
                                .asking("n", 2)),
                silent(
                        "reasoning before the role",
                        JudgedStream.of(
                                chunk("{\"index\":0,\"delta\":{\"reasoning_content\":\"hm\"}}"),
                                ROLE,
                                TOKEN,
                                STOP,
                                DONE)),
                silent(
                        "reasoning only, cut by length",
                        JudgedStream.of(
                                chunk("{\"index\":0,\"delta\":{\"reasoning\":\"hm\"}}"),
                                chunk("{\"index\":0,\"delta\":{},\"finish_reason\":\"length\"}"),
                                DONE)),
                silent(
                        "usage riding on the finish chunk",
                        JudgedStream.of(
                                ROLE,
                                TOKEN,
                                "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],\"usage\":{\"completion_tokens\":1}}\n\n",
                                DONE)),
                silent("fewer deltas than tokens", JudgedStream.of(ROLE, TOKEN, STOP, usage(9), DONE)),
                silent(
                        "more deltas than an estimated usage",
                        JudgedStream.of(ROLE, TOKEN, TOKEN, TOKEN, STOP, usage(1), DONE)
                                .estimating()),
                silent(
                        "nothing generated, since nothing was asked for",
                        JudgedStream.of(ROLE, STOP, DONE).asking(0)),
                silent(
                        "filtered",
                        JudgedStream.of(
                                ROLE, chunk("{\"index\":0,\"delta\":{},\"finish_reason\":\"content_filter\"}"), DONE)),
                silent(
                        "a refusal",
                        JudgedStream.of(ROLE, chunk("{\"index\":0,\"delta\":{\"refusal\":\"no\"}}"), STOP, DONE)),
                silent(
                        "a tool call",
                        JudgedStream.of(
                                ROLE,
                                chunk(
                                        "{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{}\"}}]}}"),
                                chunk("{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}"),
                                DONE)),
                silent(
                        "error: null beside good choices",
                        JudgedStream.of(
                                ROLE,
                                "data: {\"choices\":[{\"index\":0,\"text\":\"x\"}],\"error\":null}\n\n",
                                STOP,
                                DONE)),
                silent(
                        "a first chunk of prompt filter results",
                        JudgedStream.of(
                                "data: {\"id\":\"\",\"choices\":[],\"prompt_filter_results\":[{}]}\n\n",
                                ROLE,
                                TOKEN,
                                STOP,
                                DONE)),
                silent("an unknown field name", JudgedStream.of("x-trace: 7\n", ROLE, TOKEN, STOP, DONE)),
                silent(
                        "generated text about exceptions",
                        JudgedStream.of(
                                ROLE,
                                chunk(
                                        "{\"index\":0,\"delta\":{\"content\":\"Traceback (most recent call last): NameError: x\"}}"),
                                STOP,
                                DONE)),
                silent(
                        "two choices where two were asked for",
                        JudgedStream.of(
                                        TOKEN,
                                        chunk("{\"index\":1,\"delta\":{\"content\":\"x\"},\"finish_reason\":\"stop\"}"),
                                        STOP,
                                        usage(1),
                                        usage(1),
                                        DONE)
                                .asking("n", 2)),
                silent(
                        "running counts of each choice apart",
                        JudgedStream.of(
                                        TOKEN,
                                        chunk("{\"index\":1,\"delta\":{\"content\":\"x\"},\"finish_reason\":\"stop\"}"),
                                        usage(9),
                                        usage(5),
                                        STOP,
                                        DONE)
                                .asking("n", 2)),
                silent(
                        "a running count that never falls",
                        JudgedStream.of(ROLE, TOKEN, usage(1), TOKEN, usage(2), STOP, usage(2), DONE)),
                silent("a BOM at the very start", JudgedStream.of("\uFEFF" + ROLE, TOKEN, STOP, usage(1), DONE)),
                silent("comments after [DONE]", JudgedStream.of(ROLE, TOKEN, STOP, usage(1), DONE, ": bye\n\n")),
                silent(
                        "an event named message",
                        JudgedStream.of(ROLE, "event: message\n", TOKEN, STOP, usage(1), DONE)),
                silent(
                        "another choice's output after a finish reason",
                        JudgedStream.of(
                                        TOKEN,
                                        STOP,
                                        chunk("{\"index\":1,\"delta\":{\"content\":\"x\"},\"finish_reason\":\"stop\"}"),
                                        DONE)
                                .asking("n", 2)),
                silent("an empty delta after the finish reason", JudgedStream.of(TOKEN, STOP, ROLE, usage(1), DONE)),
                silent("no usage where none was asked for", JudgedStream.of(ROLE, TOKEN, STOP, DONE)),
                silent(
                        "a character cut by the length",
                        JudgedStream.of(
                                ROLE,
                                TOKEN,
                                chunk("{\"index\":0,\"delta\":{\"content\":\"a\uFFFD\"}}"),
                                chunk("{\"index\":0,\"delta\":{},\"finish_reason\":\"length\"}"),
                                DONE)),
                silent(
                        "a text that begins by repeating itself",
                        JudgedStream.of(ROLE, text("a"), text("ab"), text("abc"), text("x"), STOP, DONE)),
                silent("three growing deltas", JudgedStream.of(ROLE, text("a"), text("ab"), text("abc"), STOP, DONE)),
                silent(
                        "a stream that the run's end cancelled",
                        JudgedStream.of(ROLE, TOKEN).ending(new StreamEnd.Cancelled("totalTimeout"))));
    }

    private static String text(String content) {
        return chunk("{\"index\":0,\"delta\":{\"content\":\"" + content + "\"}}");
    }

    private static Arguments fires(String name, JudgedStream stream, String... rules) {
        return argumentSet(name, List.of(rules), stream);
    }

    private static Arguments silent(String name, JudgedStream stream) {
        return argumentSet(name, stream);
    }

    private static StreamEnd timedOut(String parameter) {
        return new StreamEnd.TimedOut(new Limit(parameter, Duration.ofSeconds(30)));
    }

    @Test
    void aRateLimitIsNamedWithItsRetryAfter() {
        Finding finding = JudgedStream.plain(429, "application/json", "{}")
                .with(new Header("Retry-After", "19"))
                .result()
                .findings()
                .get(0);
        assertThat(finding.message()).isEqualTo("HTTP 429: the server limits the rate, retry-after 19");
    }

    @Test
    void aRedirectNamesWhereItPoints() {
        Finding finding = JudgedStream.plain(301, "text/html", "")
                .with(new Header("Location", "https://elsewhere/"))
                .result()
                .findings()
                .get(0);
        assertThat(finding.message()).endsWith("set baseUrl to https://elsewhere/");
    }

    @Test
    void evidenceTellsTheEventAndItsPlace() {
        Finding finding = JudgedStream.of(ROLE, "data: oops\n\n", TOKEN, STOP, DONE)
                .result()
                .findings()
                .get(0);
        assertThat(finding.evidence().event()).hasValue(1);
        assertThat(finding.evidence().offset()).hasValue(ROLE.length());
        assertThat(finding.evidence().excerpt()).isEqualTo("oops");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleExplainsItself(Rule rule) {
        assertThat(rule.id()).matches("[a-z]+(-[a-z0-9]+)*");
        assertThat(rule.summary()).isNotBlank().doesNotContain("\n");
        assertThat(rule.explanation()).hasSizeGreaterThan(80);
    }

    @Test
    void idsAreUnique() {
        assertThat(rules()).extracting(Rule::id).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(38);
    }

    static List<Rule> rules() {
        return Rule.all();
    }
}

package io.github.streamcheck.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.simulator.api.ApiException;
import io.github.streamcheck.simulator.api.Frame;
import io.github.streamcheck.simulator.api.Reply;
import io.github.streamcheck.simulator.api.Requests;
import io.github.streamcheck.simulator.api.Scripts;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {

    private static final String CORRECT = "ROLE TOKEN TOKEN TOKEN TOKEN FINISH USAGE DONE End";

    /** Those that are there before it is known whether the answer is a stream. */
    private static final Set<String> NOT_ONLY_OF_STREAMS = Set.of(
            "plain-answered-with-stream",
            "plain-null",
            "variant-random-text",
            "connection-reset",
            "http-status",
            "retry-after",
            "not-the-api",
            "replacement-character",
            "lone-surrogate",
            "mojibake",
            "control-text-leaked",
            "variant-surrogate-split");

    private final Faulty faulty = new Faulty();

    static List<Fault> all() {
        return Fault.all();
    }

    static List<String> ids() {
        return Fault.all().stream().map(Fault::id).toList();
    }

    @ParameterizedTest
    @MethodSource("all")
    void isFoundByItsKebabCaseId(Fault fault) {
        assertThat(fault.id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
        assertThat(Fault.byId(fault.id())).containsSame(fault);
    }

    @Test
    void hasAnIdOfItsOwn() {
        assertThat(ids()).doesNotHaveDuplicates().startsWith("none");
    }

    @ParameterizedTest
    @MethodSource("all")
    void isDescribed(Fault fault) {
        assertThat(fault.description()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DONE_MISSING", "", "done-missing,", "done-missing,bogus"})
    void isNotFoundByAnotherId(String id) {
        assertThat(Fault.byId(id)).isEmpty();
    }

    @Test
    void isAnotherOfSeveralForEachRequest() throws ApiException {
        Set<String> shapes = new TreeSet<>();
        for (int i = 0; i < 50; i++) {
            shapes.add(Scripts.shape(faulty.reply("no-events, body-truncated,error-event", Requests.CHAT_STREAM)
                    .script()));
        }

        assertThat(shapes).containsExactlyInAnyOrder("End", "ROLE TOKEN TOKEN Cut", "ROLE TOKEN TOKEN ERROR End");
    }

    @Test
    void isNamedAfterAllOfSeveral() {
        assertThat(Faulty.fault("no-events, done-missing").id()).isEqualTo("no-events,done-missing");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "connection-reset, Cut",
        "http-status, OTHER End",
        "retry-after, OTHER End",
        "not-the-api, OTHER End",
        "stream-ignored, OTHER End",
        "stream-only-failure, OTHER End",
        "compressed-stream, ROLE TOKEN TOKEN TOKEN TOKEN FINISH USAGE DONE OTHER End",
        "body-truncated, ROLE TOKEN TOKEN Cut",
        "metrics-failures-uncounted, ROLE TOKEN TOKEN Cut",
        "no-stream-options, OTHER End",
        "idle-timeout, ROLE TOKEN TOKEN Hang",
        "stream-timeout, ROLE TOKEN TOKEN TOKEN TOKEN Repeat",
        "time-to-headers, OTHER End",
        "one-burst, OTHER End",
        "held-content-length, OTHER End",
        "buffer-4k, OTHER End",
        "buffer-8k, OTHER End",
        "flush-interval, OTHER OTHER End",
        "clumped, ROLE TOKEN FINISH USAGE DONE End",
        "sse-block-without-data, ROLE TOKEN TOKEN OTHER TOKEN TOKEN FINISH USAGE DONE End",
        "heartbeat-as-data, ROLE TOKEN TOKEN OTHER TOKEN TOKEN FINISH USAGE DONE End",
        "line-endless, ROLE TOKEN TOKEN OTHER TOKEN TOKEN FINISH USAGE DONE End",
        "event-not-object, OTHER ROLE TOKEN TOKEN TOKEN TOKEN FINISH USAGE DONE End",
        "no-events, End",
        "done-missing, ROLE TOKEN TOKEN TOKEN TOKEN FINISH USAGE End",
        "done-duplicate, ROLE TOKEN TOKEN TOKEN TOKEN FINISH USAGE DONE OTHER End",
        "data-after-done, ROLE TOKEN TOKEN TOKEN TOKEN FINISH USAGE DONE OTHER End",
        "finish-missing, ROLE TOKEN TOKEN TOKEN TOKEN USAGE DONE End",
        "finish-duplicate, ROLE TOKEN TOKEN TOKEN TOKEN FINISH OTHER USAGE DONE End",
        "finish-early, ROLE TOKEN TOKEN FINISH USAGE DONE End",
        "content-after-finish, ROLE TOKEN TOKEN TOKEN FINISH TOKEN USAGE DONE End",
        "empty-after-finish, ROLE TOKEN TOKEN TOKEN TOKEN FINISH OTHER USAGE DONE End",
        "error-event, ROLE TOKEN TOKEN ERROR End",
        "internal-error-text, ROLE TOKEN TOKEN ERROR End",
        "error-shape, ROLE TOKEN TOKEN ERROR End",
        "choices-missing, ROLE TOKEN TOKEN OTHER TOKEN TOKEN FINISH USAGE DONE End",
        "role-late, TOKEN ROLE TOKEN TOKEN TOKEN FINISH USAGE DONE End",
        "no-token-delta, ROLE FINISH USAGE DONE End",
        "token-gap, ROLE TOKEN TOKEN FINISH USAGE DONE End",
        "first-token-lost, ROLE TOKEN TOKEN TOKEN FINISH USAGE DONE End",
        "duplicate-chunk, ROLE TOKEN TOKEN TOKEN OTHER TOKEN FINISH USAGE DONE End",
        "deltas-doubled, ROLE TOKEN OTHER TOKEN OTHER TOKEN OTHER TOKEN OTHER FINISH USAGE DONE End",
        "restarted, ROLE TOKEN TOKEN ROLE TOKEN TOKEN TOKEN TOKEN FINISH USAGE DONE End",
        "usage-missing, ROLE TOKEN TOKEN TOKEN TOKEN FINISH DONE End",
        "usage-position, ROLE TOKEN TOKEN TOKEN USAGE TOKEN FINISH DONE End",
        "variant-joined-events, ROLE TOKEN TOKEN OTHER End",
        "variant-finish-on-last-token, ROLE TOKEN TOKEN TOKEN TOKEN USAGE DONE End",
        "variant-usage-on-finish, ROLE TOKEN TOKEN TOKEN TOKEN FINISH DONE End",
        "variant-speculative, ROLE TOKEN FINISH USAGE DONE End",
        "variant-stream-interval, ROLE TOKEN FINISH USAGE DONE End",
        "variant-azure-first-chunk, OTHER ROLE TOKEN TOKEN TOKEN TOKEN FINISH USAGE DONE End",
    })
    void shapesTheStream(String id, String shape) throws ApiException {
        assertThat(shape(id)).isEqualTo(shape);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void keepsTheShapeIfItIsNotInTheTableAbove(String id) throws Exception {
        Method table = FaultTest.class.getDeclaredMethod("shapesTheStream", String.class, String.class);
        Set<String> shaping = Arrays.stream(table.getAnnotation(CsvSource.class).value())
                .map(row -> row.substring(0, row.indexOf(',')))
                .collect(Collectors.toSet());

        assertThat(shape(id).equals(CORRECT)).isNotEqualTo(shaping.contains(id));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void leavesPlainAnswersAloneIfItIsOfStreams(String id) throws ApiException {
        Reply correct = faulty.correct(Requests.CHAT_PLAIN);

        boolean same = faulty.reply(id, Requests.CHAT_PLAIN)
                .script()
                .texts(Frame.Kind.OTHER)
                .equals(correct.script().texts(Frame.Kind.OTHER));

        assertThat(same).isNotEqualTo(NOT_ONLY_OF_STREAMS.contains(id));
    }

    /** A prompt of any length is fine, and so are streams of no token. */
    @ParameterizedTest
    @MethodSource("ids")
    void appliesToStreamsWithoutAnyToken(String id) throws ApiException {
        String body = "{\"prompt\":\"one\",\"max_tokens\":0,\"stream\":true}";

        assertThat(faulty.reply(id, body).script().texts(Frame.Kind.TOKEN)).isEmpty();
    }

    private String shape(String id) throws ApiException {
        return Scripts.shape(faulty.reply(id, Requests.CHAT_STREAM).script());
    }
}

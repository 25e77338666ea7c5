package io.github.streamcheck.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.simulator.Frame.Kind;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FaultTest {

    private final Generator generator =
            new Generator(SimulatorSettings.defaults().withTokens(4), Clock.systemUTC());

    @ParameterizedTest
    @EnumSource
    void isFoundByItsKebabCaseId(Fault fault) {
        assertThat(fault.id()).matches("[a-z]+(-[a-z]+)*");
        assertThat(Fault.byId(fault.id())).contains(fault);
    }

    @Test
    void isNotFoundByAnotherId() {
        assertThat(Fault.byId("DONE_MISSING")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void isDescribed(Fault fault) {
        assertThat(fault.description()).isNotBlank();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "none, ROLE TOKEN TOKEN TOKEN TOKEN FINISH USAGE DONE End",
        "connection-reset, Cut",
        "http-status, OTHER End",
        "content-type, ROLE TOKEN TOKEN TOKEN TOKEN FINISH USAGE DONE End",
        "body-truncated, ROLE TOKEN TOKEN Cut",
        "no-stream-options, OTHER End",
        "completions-missing, ROLE TOKEN TOKEN TOKEN TOKEN FINISH USAGE DONE End",
        "metrics-broken, ROLE TOKEN TOKEN TOKEN TOKEN FINISH USAGE DONE End",
        "idle-timeout, ROLE TOKEN TOKEN Hang",
        "stream-timeout, ROLE TOKEN TOKEN TOKEN TOKEN Repeat",
        "no-events, End",
        "done-missing, ROLE TOKEN TOKEN TOKEN TOKEN FINISH USAGE End",
        "done-duplicate, ROLE TOKEN TOKEN TOKEN TOKEN FINISH USAGE DONE OTHER End",
        "data-after-done, ROLE TOKEN TOKEN TOKEN TOKEN FINISH USAGE DONE OTHER End",
        "finish-missing, ROLE TOKEN TOKEN TOKEN TOKEN USAGE DONE End",
        "event-undecodable, ROLE TOKEN TOKEN TOKEN TOKEN FINISH USAGE DONE End",
        "error-event, ROLE TOKEN TOKEN ERROR End",
        "internal-error-text, ROLE TOKEN TOKEN ERROR End",
        "no-token-delta, ROLE FINISH USAGE DONE End",
        "deltas-exceed-usage, ROLE TOKEN TOKEN TOKEN TOKEN FINISH USAGE DONE End",
        "usage-missing, ROLE TOKEN TOKEN TOKEN TOKEN FINISH DONE End",
    })
    void shapesTheStream(String id, String shape) throws ApiException {
        assertThat(Scripts.shape(faulty(id).script())).isEqualTo(shape);
    }

    @Test
    void hasAShapeInTheTableAbove() throws NoSuchMethodException {
        CsvSource table = FaultTest.class
                .getDeclaredMethod("shapesTheStream", String.class, String.class)
                .getAnnotation(CsvSource.class);

        assertThat(table.value())
                .extracting(row -> row.substring(0, row.indexOf(',')))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Fault.values()).map(Fault::id).toList());
    }

    @Test
    void breaksTheJsonOfExactlyOneEvent() throws ApiException {
        List<String> tokens = faulty("event-undecodable").script().texts(Kind.TOKEN);

        assertThat(tokens).filteredOn(FaultTest::isUndecodable).hasSize(1);
        assertThat(tokens).allMatch(text -> text.endsWith("\n\n"));
    }

    @Test
    void countsTwoTokensFewerThanItSends() throws ApiException {
        assertThat(faulty("deltas-exceed-usage").script().texts(Kind.USAGE).get(0))
                .contains("\"prompt_tokens\":3,\"completion_tokens\":2,\"total_tokens\":5");
    }

    @Test
    void countsNoTokensIfItSendsNone() throws ApiException {
        assertThat(faulty("no-token-delta").script().texts(Kind.USAGE).get(0))
                .contains("\"prompt_tokens\":3,\"completion_tokens\":0,\"total_tokens\":3");
    }

    @ParameterizedTest
    @CsvSource({"done-duplicate, [DONE]", "data-after-done, '\"delta\":{\"content\":\"\"}'"})
    void sendsMoreAfterDone(String id, String what) throws ApiException {
        assertThat(faulty(id).script().texts(Kind.OTHER))
                .singleElement()
                .satisfies(text -> assertThat(text).contains(what));
    }

    @Test
    void showsATracebackAsOneEvent() throws Exception {
        String event = faulty("internal-error-text").script().texts(Kind.ERROR).get(0);

        assertThat(Scripts.json(event).at("/error/message").asText())
                .startsWith("Traceback (most recent call last):\n")
                .contains("NameError");
    }

    @Test
    void sendsTheEventsUnderAnotherType() throws ApiException {
        assertThat(faulty("content-type").headers()).containsEntry("content-type", "application/json");
    }

    @Test
    void hidesTheCompletionsEndpointOnly() throws ApiException {
        GenerationRequest request = Requests.completions(Requests.COMPLETIONS_STREAM);
        Call call = new Call("POST", Protocol.COMPLETIONS.path(), Optional.of(request));

        Reply reply = Fault.COMPLETIONS_MISSING.apply(call, generator.reply(request, 0));

        assertThat(reply.status()).isEqualTo(404);
    }

    @Test
    void refusesStreamOptionsOnlyIfThereAreAny() throws ApiException {
        assertThat(faulty("no-stream-options").status()).isEqualTo(400);
        assertThat(faulty(Fault.NO_STREAM_OPTIONS, Requests.CHAT_PLAIN).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CONNECTION_RESET", "HTTP_STATUS"})
    void leavesPlainAnswersAloneUnlessTheyAreRefused(Fault fault) throws ApiException {
        GenerationRequest request = Requests.chat(Requests.CHAT_PLAIN);
        Reply correct = generator.reply(request, 0);

        assertThat(fault.apply(new Call("POST", Protocol.CHAT.path(), Optional.of(request)), correct))
                .isSameAs(correct);
    }

    private Reply faulty(String id) throws ApiException {
        return faulty(Fault.byId(id).orElseThrow(), Requests.CHAT_STREAM);
    }

    private Reply faulty(Fault fault, String body) throws ApiException {
        GenerationRequest request = Requests.chat(body);
        return fault.apply(new Call("POST", Protocol.CHAT.path(), Optional.of(request)), generator.reply(request, 0));
    }

    private static boolean isUndecodable(String event) {
        try {
            Scripts.json(event);
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}

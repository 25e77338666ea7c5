package io.github.streamcheck.observe.rules;

import static io.github.streamcheck.observe.JudgedStream.DONE;
import static io.github.streamcheck.observe.JudgedStream.ROLE;
import static io.github.streamcheck.observe.JudgedStream.STOP;
import static io.github.streamcheck.observe.JudgedStream.TOKEN;
import static io.github.streamcheck.observe.JudgedStream.chunk;
import static io.github.streamcheck.observe.JudgedStream.usage;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.Finding;
import io.github.streamcheck.observe.JudgedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.StreamEvent.Header;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What rules say, and how much it weighs. Whether they fire is told by the corpus. */
class RuleMessagesTest {

    private static final StreamEnd CUT = new StreamEnd.Cut("the server closed the connection");

    private static Finding only(JudgedStream stream) {
        List<Finding> findings = stream.result().findings();
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    @Test
    void aRateLimitIsNamedWithItsRetryAfter() {
        assertThat(only(JudgedStream.plain(429, "application/json", "{}").with(new Header("Retry-After", "19")))
                        .message())
                .isEqualTo("POST /v1/chat/completions answers HTTP 429: the server limits the rate, retry-after 19");
    }

    @Test
    void aRedirectNamesWhereItPoints() {
        assertThat(only(JudgedStream.plain(301, "text/html", "").with(new Header("Location", "https://elsewhere/")))
                        .message())
                .endsWith("set baseUrl to https://elsewhere/");
    }

    @Test
    void evidenceTellsTheEventItsPlaceAndItsTime() {
        Finding finding = only(JudgedStream.of()
                .then(0, ROLE.getBytes(UTF_8))
                .then(40, ("data: oops\n\n" + TOKEN + STOP + DONE).getBytes(UTF_8)));

        assertThat(finding.evidence().event()).hasValue(1);
        assertThat(finding.evidence().offset()).hasValue(ROLE.length());
        assertThat(finding.evidence().excerpt()).isEqualTo("oops");
        assertThat(finding.atMillis().orElseThrow()).isBetween(40.0, 41.0);
    }

    @Test
    void aCutAfterAMinuteOfSilenceNamesTheIdleLimitThatItLooksLike() {
        String told = only(JudgedStream.of()
                        .then(0, (ROLE + TOKEN).getBytes(UTF_8))
                        .then(60_100, new byte[0])
                        .ending(CUT))
                .evidence()
                .excerpt();

        assertThat(told).contains("60 s of silence").contains("idle limit of a proxy");
    }

    @Test
    void aCutAfterAnotherSilenceNamesNone() {
        assertThat(only(JudgedStream.of()
                                .then(0, (ROLE + TOKEN).getBytes(UTF_8))
                                .then(45_000, new byte[0])
                                .ending(CUT))
                        .evidence()
                        .excerpt())
                .doesNotContain("idle limit");
    }

    @Test
    void anUnterminatedDoneIsOnlyAWarning() {
        assertThat(only(JudgedStream.of(ROLE, TOKEN, STOP, "data: [DONE]")).severity())
                .isEqualTo(Severity.WARNING);
    }

    @Test
    void anUnterminatedChunkIsAnError() {
        List<Finding> findings =
                JudgedStream.of(ROLE, TOKEN, STOP.strip()).result().findings();

        assertThat(findings)
                .filteredOn(finding -> finding.rule().equals("sse-unterminated"))
                .extracting(Finding::severity)
                .containsExactly(Severity.ERROR);
    }

    @Test
    void fewTokensTooManyAreOnlyAWarning() {
        assertThat(only(limited(4, usage(14), "length")).severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void manyTokensTooManyAreAnError() {
        assertThat(only(limited(4, usage(15), "length")).severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void aStopBeyondTheLimitIsOnlyAWarning() {
        assertThat(only(limited(4, usage(16), "stop")).severity()).isEqualTo(Severity.WARNING);
    }

    private static JudgedStream limited(int limit, String usage, String reason) {
        String finish = chunk("{\"index\":0,\"delta\":{},\"finish_reason\":\"" + reason + "\"}");
        return JudgedStream.of(ROLE, TOKEN, TOKEN, TOKEN, finish, usage, DONE).asking(limit);
    }

    @Test
    void aMessageBesideADeltaIsOnlyAWarning() {
        assertThat(only(JudgedStream.of(
                                ROLE,
                                chunk(
                                        "{\"index\":0,\"delta\":{\"content\":\"a\"},\"message\":{},\"finish_reason\":\"stop\"}"),
                                DONE))
                        .severity())
                .isEqualTo(Severity.WARNING);
    }

    @Test
    void whatTheUserSaysWeighsForLesserFindingsToo() {
        assertThat(only(JudgedStream.of(ROLE, TOKEN, STOP, "data: [DONE]").with("sse-unterminated", Severity.ERROR))
                        .severity())
                .isEqualTo(Severity.ERROR);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleExplainsItself(Rule rule) {
        assertThat(rule.id()).matches("[a-z]+(-[a-z0-9]+)*");
        assertThat(rule.summary()).isNotBlank().doesNotContain("\n").doesNotContain("|");
        assertThat(rule.explanation())
                .hasSizeGreaterThan(30)
                .doesNotContain("Fix:")
                .endsWith(".");
        assertThat(rule.fix()).hasSizeGreaterThan(15).matches("[A-Z].*\\.");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void noRuleWeighsLessWhereItIsStrict(Rule rule) {
        // The heavier one comes first.
        assertThat(rule.strictSeverity()).isLessThanOrEqualTo(rule.severity());
    }

    @Test
    void idsAreUnique() {
        assertThat(rules()).extracting(Rule::id).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(98);
    }

    static List<Rule> rules() {
        return Rule.all();
    }
}

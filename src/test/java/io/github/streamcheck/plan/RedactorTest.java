package io.github.streamcheck.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

    @Test
    void takesALongSecretOutOfWords() {
        assertThat(Redactors.of("canary-4711").redact("Bearer canary-4711x, (canary-4711)"))
                .isEqualTo("Bearer ***x, (***)");
    }

    @Test
    void takesAShortSecretOutOnlyWhereItIsAWord() {
        assertThat(Redactors.of("test").redact("the latest key test: \"test\""))
                .isEqualTo("the latest key ***: \"***\"");
    }

    @Test
    void leavesNoEndOfASecretThatBeginsLikeAnother() {
        Redactor redactor = new Redactor(new Target(
                URI.create("http://localhost"),
                Map.of(),
                Map.of("api-key", new Secret("canary-4711-and-more")),
                Optional.of(new Secret("canary-4711")),
                Optional.empty(),
                Tls.DEFAULT));

        assertThat(redactor.redact("canary-4711-and-more, canary-4711")).isEqualTo("***, ***");
    }

    private static Target behindProxy(String host) {
        return new Target(
                URI.create("http://" + host),
                Map.of(),
                Optional.empty(),
                Optional.of(new Target.Proxy("proxy", 3128, Optional.of("me"), Optional.of(new Secret("hunter22")))));
    }

    @Test
    void knowsAProxysPasswordAsItIsSent() {
        Redactor redactor = new Redactor(behindProxy("localhost"));
        String sent = Base64.getEncoder().encodeToString("me:hunter22".getBytes(StandardCharsets.UTF_8));

        assertThat(redactor.redact("Basic " + sent + ", hunter22")).isEqualTo("Basic ***, ***");
    }

    @Test
    void knowsTheSecretsOfTheServerToCompareWith() {
        Target own = new Target(
                URI.create("http://localhost"), Map.of(), Optional.of(new Secret("canary-4711")), Optional.empty());

        assertThat(new Redactor(own, behindProxy("other")).redact("canary-4711, hunter22"))
                .isEqualTo("***, ***");
    }

    @ParameterizedTest
    @CsvSource({
        "canary-4711, 'no secret at all, not even an ary-471', 'no secret at all, not even an ary-471'",
        "canary-4711, 'the beginning: canary-4', 'the beginning: ***'",
        "canary-4711, 'ary-4711 is the end', '*** is the end'",
        "canary-4711, 'anary-471', '***'",
        "canary-4711, 'canary-4canary-47canary-4711ary-4711', '************'",
        "canary-4711, 'xcanary-4xnary-471x', 'x***x***x'",
        "secret-1, 'secret-, ecret-1', 'secret-, ecret-1'",
        "short, 'short or shor', '*** or ***'",
        "abababababab, 'xababababx, abababababababab', 'x***x, ***'"
    })
    void takesPartsOutOfWhatAServerSent(String key, String text, String expected) {
        assertThat(Redactors.of(key).redactParts(text)).isEqualTo(expected);
    }

    @Test
    void leavesPartsInOtherTexts() {
        assertThat(Redactors.of("streamcheck-4711").redact("a run of streamcheck"))
                .isEqualTo("a run of streamcheck");
        assertThat(Redactor.NONE.redactParts("anything")).isEqualTo("anything");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a+b/c=\"&d",
                "a+b\\/c=\\\"&d",
                "a\\u002bb/c\\u003D\\u0022\\u0026d",
                "a\\\\u002bb\\\\/c=\\\\\\\"&d",
                "a%2Bb%2fc%3D%22%26d",
                "a&#43;b&#x2F;c=&quot;&amp;d",
                "a+b/c=&#034;&#38;d"
            })
    void knowsASecretThatWasEscaped(String shown) {
        assertThat(Redactors.of("a+b/c=\"&d").redact("<" + shown + ">")).isEqualTo("<***>");
    }
}

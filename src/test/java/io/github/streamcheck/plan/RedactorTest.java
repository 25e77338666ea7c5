package io.github.streamcheck.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RedactorTest {

    private static Redactor of(String key) {
        return new Redactor(
                new Target(URI.create("http://localhost"), Map.of(), Optional.of(new Secret(key)), Optional.empty()));
    }

    @Test
    void takesALongSecretOutOfWords() {
        assertThat(of("canary-4711").apply("Bearer canary-4711x, (canary-4711)"))
                .isEqualTo("Bearer ***x, (***)");
    }

    @Test
    void takesAShortSecretOutOnlyWhereItIsAWord() {
        assertThat(of("test").apply("the latest key test: \"test\"")).isEqualTo("the latest key ***: \"***\"");
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

        assertThat(redactor.apply("canary-4711-and-more, canary-4711")).isEqualTo("***, ***");
    }

    @Test
    void knowsAProxysPasswordAsItIsSent() {
        Redactor redactor = new Redactor(new Target(
                URI.create("http://localhost"),
                Map.of(),
                Optional.empty(),
                Optional.of(new Target.Proxy("proxy", 3128, Optional.of("me"), Optional.of(new Secret("hunter22"))))));
        String sent = Base64.getEncoder().encodeToString("me:hunter22".getBytes(StandardCharsets.UTF_8));

        assertThat(redactor.apply("Basic " + sent + ", hunter22")).isEqualTo("Basic ***, ***");
    }
}

package io.github.streamcheck.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of secret, in every spelling. */
class SecretSpellingsTest {

    private static final String SECRET = "sk-9f/Q+b=\"Zk&7Wm2'x<Lp4_T";
    private static final URI SERVER = URI.create("http://localhost");

    private static Target target(Optional<Secret> key, Map<String, Secret> headers, Tls tls) {
        return new Target(SERVER, Map.of(), headers, key, Optional.empty(), tls);
    }

    private static Target behindProxy(Secret password) {
        return new Target(
                SERVER,
                Map.of(),
                Optional.empty(),
                Optional.of(new Target.Proxy("proxy", 3128, Optional.of("me"), Optional.of(password))));
    }

    private static Map<String, Function<Secret, Target>> kinds() {
        Secret none = new Secret("");
        return Map.of(
                "key", secret -> target(Optional.of(secret), Map.of(), Tls.DEFAULT),
                "secret header", secret -> target(Optional.empty(), Map.of("api-key", secret), Tls.DEFAULT),
                "key store",
                        secret -> target(
                                Optional.empty(),
                                Map.of(),
                                new Tls(Optional.empty(), Optional.empty(), secret, none, false)),
                "trust store",
                        secret -> target(
                                Optional.empty(),
                                Map.of(),
                                new Tls(Optional.empty(), Optional.empty(), none, secret, false)),
                "proxy", SecretSpellingsTest::behindProxy);
    }

    static Stream<Arguments> spelledSecrets() {
        return kinds().entrySet().stream()
                .flatMap(kind -> Spellings.all().entrySet().stream()
                        .map(spelling -> Arguments.of(
                                Named.of(kind.getKey(), kind.getValue()),
                                Named.of(spelling.getKey(), spelling.getValue()))));
    }

    @ParameterizedTest
    @MethodSource("spelledSecrets")
    void areTakenOut(Function<Secret, Target> kind, UnaryOperator<String> spelling) {
        Redactor redactor = new Redactor(kind.apply(new Secret(SECRET)));
        String spelled = spelling.apply(SECRET);
        String text = "Incorrect API key provided: " + spelled + ". Find it, ";

        for (String redacted : new String[] {redactor.redact(text), redactor.redactParts(text)}) {
            assertThat(redacted).startsWith("Incorrect API key provided: ").endsWith(". Find it, ");
            // Base64 keeps what it has of neighbours.
            assertThat(redacted.length()).as(redacted).isLessThan(56);
        }
    }

    @ParameterizedTest
    @MethodSource("spelledSecrets")
    void leaveNoPartWhereTheTextIsCut(Function<Secret, Target> kind, UnaryOperator<String> spelling) {
        Redactor redactor = new Redactor(kind.apply(new Secret(SECRET)));
        String spelled = spelling.apply(SECRET);

        for (int length = 1; length < spelled.length(); length++) {
            String kept = redactor.redactParts("key: " + spelled.substring(0, length));
            // Three characters at most, each spelled with up to twelve.
            assertThat(kept.length()).as(kept).isLessThan("key: ".length() + 48);
        }
    }

    private static Stream<Arguments> shortSecrets() {
        return Spellings.all().entrySet().stream()
                .filter(spelling -> !spelling.getKey().startsWith("base64"))
                .flatMap(spelling -> Stream.of("k7/", "k=", "k7\"q", "test=1")
                        .map(secret -> Arguments.of(secret, Named.of(spelling.getKey(), spelling.getValue()))));
    }

    @ParameterizedTest
    @MethodSource("shortSecrets")
    void areTakenOutOfReceivedTextsEvenIfShort(String secret, UnaryOperator<String> spelling) {
        String spelled = spelling.apply(secret);

        assertThat(Redactors.of(secret).redactParts("key '" + spelled + "', the latest tests"))
                .isEqualTo("key '***', the latest tests");
    }
}

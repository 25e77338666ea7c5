package io.github.streamcheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.Secret;
import io.github.streamcheck.plan.SecretParts;
import io.github.streamcheck.plan.ServerChecks.Demand;
import io.github.streamcheck.plan.Spellings;
import io.github.streamcheck.plan.Target;
import io.github.streamcheck.plan.Tls;
import io.github.streamcheck.wire.ScriptedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that repeats the secrets of its requests in another spelling, or in pieces. */
@Timeout(60)
class SpelledSecretsTest {

    private static final String KEY = "sk-9f/Q+b=Zk&7Wm2<Lp4_T";
    private static final String HEADER = "Token yX3/vR8&uN=5tB+1cE7";
    private static final String PROXY = "hU2=nT6+eR/0pa5S&wo9rD";
    private static final String STORE = "gA4+zF/1qo8V=iJ3&kM6xC";
    private static final String QUERY = "Dw5sH0rLb9Yj2Gt7";
    private static final List<String> SECRETS = List.of(KEY, HEADER, PROXY, STORE, QUERY);

    private static final String STREAM = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";

    @TempDir
    private Path folder = Path.of(".");

    private List<String> shown(UnaryOperator<String> answers) throws IOException {
        return new Exposure(folder).shown(answers, uri -> plans(uri).model("m"));
    }

    private static Plans plans(URI uri) {
        Secret none = new Secret("");
        return Plans.against(uri)
                .key(KEY)
                .secretHeader("api-key", HEADER)
                .proxy(new Target.Proxy(
                        uri.getHost(), uri.getPort(), Optional.of("user"), Optional.of(new Secret(PROXY))))
                .tls(new Tls(Optional.empty(), Optional.empty(), none, new Secret(STORE), false))
                .metricsPath("/metrics?token=" + QUERY)
                .metrics(Demand.REQUIRED)
                .endpoints("chat", "responses")
                .checking(1, false);
    }

    static Stream<Arguments> spellings() {
        return Spellings.all().entrySet().stream().map(each -> Arguments.of(Named.of(each.getKey(), each.getValue())));
    }

    private static String told(UnaryOperator<String> spelling) {
        return SECRETS.stream().map(spelling).collect(Collectors.joining(" "));
    }

    private static String content(String told) {
        return "data: {\"id\":\"1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + told + "\"}}]}\n\n";
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void areShownNowhereOfAStream(UnaryOperator<String> spelling) throws IOException {
        String told = told(spelling);
        String stream = STREAM + ": " + told + "\n" + told + "\nevent: " + told + "\n" + content(told)
                + "data: {\"error\":{\"message\":\"Incorrect API key provided: " + told + ".\"}}\n\n";

        assertThat(SecretParts.seen(SECRETS, shown(request -> stream), spelling))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void areShownNowhereOfAnAnswer(UnaryOperator<String> spelling) throws IOException {
        String told = told(spelling);
        String answer = "HTTP/1.1 401 " + told + "\r\nContent-Type: text/" + told + "\r\nX-Key: " + told + "\r\n\r\n"
                + "{\"error\":{\"message\":\"Incorrect API key provided: " + told + ".\"}}";

        assertThat(SecretParts.seen(SECRETS, shown(request -> answer), spelling))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"json-all", "plain", "url-lower", "base64"})
    void areNoNameOfAModel(String name) throws IOException {
        UnaryOperator<String> spelling = Objects.requireNonNull(Spellings.all().get(name));
        String told = told(spelling);
        String models = ScriptedServer.answer("200 OK", "application/json", "{\"data\":[{\"id\":\"" + told + "\"}]}");
        String stream = STREAM + content("hello") + "data: [DONE]\n\n";

        List<String> shown = new Exposure(folder)
                .shown(request -> request.contains("/v1/models") ? models : stream, SpelledSecretsTest::plans);

        assertThat(SecretParts.seen(SECRETS, shown, spelling)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 16})
    void areNotShownInPieces(int length) throws IOException {
        StringBuilder stream = new StringBuilder(STREAM);
        for (String secret : SECRETS.subList(0, 4)) {
            stream.append(content(" your key: "));
            for (int from = 0; from < secret.length(); from += length) {
                stream.append(content(secret.substring(from, Math.min(secret.length(), from + length))));
            }
        }
        String answer = stream.append("data: [DONE]\n\n").toString();
        Pattern content = Pattern.compile("content\":\"([^\"]*)\"");

        int joinedTexts = 0;
        List<String> shown = new Exposure(folder)
                .shown(request -> answer, uri -> plans(uri).model("m").endpoints("chat", "completions"));
        for (String text : shown) {
            String joined = content.matcher(SecretParts.read(text))
                    .results()
                    .map(found -> found.group(1))
                    .collect(Collectors.joining());
            joinedTexts += joined.isEmpty() ? 0 : 1;
            assertThat(SECRETS.stream()
                            .flatMap(secret -> SecretParts.of(secret, 4))
                            .filter(joined::contains))
                    .isEmpty();
        }
        // Or nothing was looked at.
        assertThat(joinedTexts).isPositive();
    }

    @Test
    void aQueryIsAskedForAndNotShown() throws IOException {
        List<String> asked = new CopyOnWriteArrayList<>();
        List<String> shown = shown(request -> {
            asked.add(request);
            return request.contains("/metrics?")
                    ? ScriptedServer.answer("403 no", "text/plain", "no " + QUERY)
                    : STREAM + content("hello") + "data: [DONE]\n\n";
        });

        assertThat(asked).anyMatch(request -> request.contains("/metrics?token=" + QUERY));
        assertThat(shown).noneMatch(text -> text.contains("token=")).noneMatch(text -> text.contains(QUERY));
        assertThat(shown).anyMatch(text -> text.contains("/metrics?***"));
    }
}

package io.github.streamcheck.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.config.Problem;
import io.github.streamcheck.config.Problems;
import io.github.streamcheck.plan.Secret;
import io.github.streamcheck.plan.Target;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.testing.SilentLog;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.DefaultSettingsProblem;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

    private final Settings settings = new Settings();
    private final Problems problems = new Problems();
    private List<SettingsProblem> decryption = List.of();

    private Credentials credentials() {
        return new Credentials(
                settings, this::decrypt, Map.of("GATEWAY_KEY", "from-env", "EMPTY", " "), new SilentLog());
    }

    /** Decrypts nothing, and says what a test wants it to say. */
    private SettingsDecryptionResult decrypt(SettingsDecryptionRequest request) {
        return (SettingsDecryptionResult) Proxy.newProxyInstance(
                SettingsDecrypter.class.getClassLoader(),
                new Class<?>[] {SettingsDecryptionResult.class},
                (proxy, method, given) -> switch (method.getName()) {
                    case "getServer" -> request.getServers().get(0);
                    case "getProxy" -> request.getProxies().get(0);
                    default -> decryption;
                });
    }

    private void server(String id, @Nullable String password) {
        Server server = new Server();
        server.setId(id);
        server.setPassword(password);
        settings.addServer(server);
    }

    private List<String> messages() {
        return problems.list().stream().map(Problem::message).toList();
    }

    @Test
    void theKeyIsTheServersPassword() {
        server("gateway", "from-settings");
        assertThat(credentials().key("gateway", null, problems)).contains(new Secret("from-settings"));
    }

    @Test
    void theKeyIsTheVariablesValue() {
        assertThat(credentials().key(null, "GATEWAY_KEY", problems)).contains(new Secret("from-env"));
    }

    @Test
    void withoutEitherThereIsNoKey() {
        assertThat(credentials().key(null, null, problems)).isEmpty();
        assertThat(messages()).isEmpty();
    }

    @Test
    void anUnknownServerIsTold() {
        server("gateway", "from-settings");
        credentials().key("gatewey", null, problems);
        assertThat(messages()).singleElement().asString().endsWith("did you mean \"gateway\"?");
    }

    @Test
    void aServerWithoutAPasswordIsTold() {
        server("gateway", null);
        credentials().key("gateway", null, problems);
        assertThat(messages()).singleElement().asString().contains("<password>");
    }

    @Test
    void aPasswordThatCannotBeDecryptedIsNotSent() {
        server("gateway", "{encrypted}");
        decryption = List.of(new DefaultSettingsProblem(
                "no master password", SettingsProblem.Severity.ERROR, "settings.xml", -1, -1, null));

        assertThat(credentials().key("gateway", null, problems)).isEmpty();
        assertThat(messages()).singleElement().asString().contains("decrypted").doesNotContain("{encrypted}");
    }

    @Test
    void bothAreOneTooMany() {
        server("gateway", "from-settings");
        credentials().key("gateway", "GATEWAY_KEY", problems);
        assertThat(messages()).singleElement().asString().contains("not both");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk-proj-123", "NOT_SET", "EMPTY", "Bearer x"})
    void whatIsNoVariableWithAKeyIsNotRepeated(String value) {
        assertThat(credentials().key(null, value, problems)).isEmpty();
        assertThat(messages()).singleElement().asString().doesNotContain(value);
    }

    private void proxy(boolean active, @Nullable String nonProxyHosts) {
        org.apache.maven.settings.Proxy proxy = new org.apache.maven.settings.Proxy();
        proxy.setActive(active);
        proxy.setHost("proxy.example");
        proxy.setPort(3128);
        proxy.setUsername("user");
        proxy.setPassword("pass");
        proxy.setNonProxyHosts(nonProxyHosts);
        settings.addProxy(proxy);
    }

    @Test
    void theActiveProxyIsTaken() {
        proxy(false, null);
        assertThat(credentials().proxy(URI.create("http://models.example"), problems))
                .isEmpty();
        proxy(true, null);
        assertThat(credentials().proxy(URI.create("https://models.example"), problems))
                .contains(
                        new Target.Proxy("proxy.example", 3128, Optional.of("user"), Optional.of(new Secret("pass"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://user:canary@proxy", "user:canary@proxy", "proxy?canary", "can ary"})
    void aProxysHostThatMayHoldAPasswordIsRefusedAndNotRepeated(String host) {
        proxy(true, null);
        settings.getProxies().get(0).setHost(host);

        assertThat(credentials().proxy(URI.create("http://models.example"), problems))
                .isEmpty();
        assertThat(messages()).singleElement().asString().contains("***").doesNotContain("can");
    }

    @Test
    void aKeyInPlaceOfAServersIdIsNotRepeated() {
        credentials().key("sk-canary", null, problems);
        credentials().key("sk-canary", "GATEWAY_KEY", problems);

        assertThat(messages()).hasSizeGreaterThan(1).noneMatch(message -> message.contains("canary"));
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8000, true",
        "http://127.0.0.1:8000, true",
        "http://[::1]:8000, true",
        "http://a.internal, true",
        "http://A.INTERNAL, true",
        "http://gpu, true",
        "http://gpu.example, false",
        "http://internal, false"
    })
    void someHostsNeedNone(String target, boolean direct) {
        proxy(true, "*.internal|gpu");
        assertThat(credentials().proxy(URI.create(target), problems).isEmpty()).isEqualTo(direct);
    }

    @Test
    void aProxyThatSpeaksNoHttpIsAMistakeAndNotIgnored() {
        proxy(true, "*.internal");
        settings.getProxies().get(0).setProtocol("socks5");

        assertThat(credentials().proxy(URI.create("http://a.internal"), problems))
                .isEmpty();
        assertThat(credentials().proxy(URI.create("http://localhost:8000"), problems))
                .isEmpty();
        assertThat(messages()).isEmpty();

        assertThat(credentials().proxy(URI.create("http://models.example"), problems))
                .isEmpty();
        assertThat(messages()).singleElement().asString().contains("socks5://proxy.example:3128", "nonProxyHosts");
    }

    @Test
    void theProxyThatSpeaksHttpIsTakenAmongOthers() {
        proxy(true, null);
        settings.getProxies().get(0).setProtocol("socks5");
        proxy(true, null);

        assertThat(credentials().proxy(URI.create("http://models.example"), problems))
                .isPresent();
        assertThat(messages()).isEmpty();
    }
}

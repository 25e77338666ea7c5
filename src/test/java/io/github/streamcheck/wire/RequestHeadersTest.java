package io.github.streamcheck.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.Secret;
import io.github.streamcheck.plan.Target;
import io.github.streamcheck.plan.Tls;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestHeadersTest {

    private static Target target(Map<String, String> headers, Map<String, Secret> secretHeaders) {
        return new Target(
                URI.create("http://localhost"),
                headers,
                secretHeaders,
                Optional.of(new Secret("key-1")),
                Optional.empty(),
                Tls.DEFAULT);
    }

    private static List<String> headers(Target target) {
        List<String> headers = new ArrayList<>();
        RequestHeaders.of(
                target,
                (name, value, sensitive) -> headers.add(name + ": " + value + (sensitive ? " (sensitive)" : "")));
        return headers;
    }

    @Test
    void theKeyAndSecretHeadersAreSensitive() {
        assertThat(headers(target(Map.of("x-tenant", "a"), Map.of("api-key", new Secret("b")))))
                .containsExactly(
                        "User-Agent: streamcheck",
                        "x-tenant: a",
                        "api-key: b (sensitive)",
                        "Authorization: Bearer key-1 (sensitive)");
    }

    @Test
    void theUsersOwnUserAgentIsTheOnlyOne() {
        assertThat(headers(target(Map.of("user-agent", "mine"), Map.of())))
                .containsExactly("user-agent: mine", "Authorization: Bearer key-1 (sensitive)");
        assertThat(headers(target(Map.of(), Map.of("USER-AGENT", new Secret("mine")))))
                .containsExactly("USER-AGENT: mine (sensitive)", "Authorization: Bearer key-1 (sensitive)");
    }

    @Test
    void anotherKeyTakesThePlaceOfTheKey() {
        assertThat(headers(target(Map.of(), Map.of()).withKey(new Secret("key-2"))))
                .containsExactly("User-Agent: streamcheck", "Authorization: Bearer key-2 (sensitive)");
    }
}

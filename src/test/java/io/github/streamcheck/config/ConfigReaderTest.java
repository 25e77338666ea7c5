package io.github.streamcheck.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.Secret;
import io.github.streamcheck.plan.Shard;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {

    private final Problems problems = new Problems();
    private final ConfigReader builder = new ConfigReader(problems);

    private List<String> messages() {
        return problems.list().stream().map(Problem::message).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "proxy-authorization", "Cookie", "api-key", "X-Api-Key", "x-auth-token"})
    void aSecretAmongTheHeadersIsRefusedAndNotRepeated(String name) {
        builder.headers(Map.of(name, "canary-4711"));

        assertThat(messages())
                .singleElement()
                .asString()
                .contains("headers." + name)
                .doesNotContain("canary");
    }

    @Test
    void otherHeadersAreTaken() {
        assertThat(builder.headers(Map.of("X-Team", "green"))).containsEntry("X-Team", "green");
        assertThat(messages()).isEmpty();
    }

    @Test
    void aSecretHeaderHasToBeOneThatCanBeSent() {
        builder.secretHeaders(Map.of("api key", new Secret("canary-4711")));
        builder.secretHeaders(Map.of("api-key", new Secret("canary\n4711")));

        assertThat(messages())
                .hasSize(2)
                .noneMatch(message -> message.contains("canary"))
                .anyMatch(message -> message.contains("a header name"))
                .anyMatch(message -> message.contains("a header value of one line"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://user:canary@my_host/",
                "http://user:can ary@host/",
                "http://user:canary%@host/",
                "user:canary@host",
                "host?key=canary",
                "http://host/?key=canary",
                "http://user:canary@${host}/",
                "ftp://canary@host"
            })
    void anAddressThatMayHoldAKeyIsNotRepeated(String address) {
        builder.baseUrl(address);
        builder.baseUrl("compareWith", address);
        builder.path("metricsPath", address);
        new ShardParser(Map.of(), problems).alone(false, address, Optional.of(new Shard(1, 2)));

        assertThat(messages())
                .hasSize(4)
                .allMatch(message -> message.contains("***"))
                .noneMatch(message -> message.contains("can"));
    }

    @ParameterizedTest
    @CsvSource({
        "http://h:8000/v1/chat/completions, http://h:8000/v1",
        "http://h:8000/v1/completions/, http://h:8000/v1",
        "https://h/api/v1/models, https://h/api/v1",
        "http://h:8000/v1/responses, http://h:8000/v1"
    })
    void theAddressOfAnEndpointIsToldWithTheOneThatWouldDo(String address, String meant) {
        builder.baseUrl(address);

        assertThat(messages()).singleElement().asString().endsWith("did you mean \"" + meant + "\"?");
    }

    @Test
    void anAddressWithAnEmptyPortIsNone() {
        builder.baseUrl("http://localhost:");

        assertThat(messages()).singleElement().asString().startsWith("baseUrl = \"http://localhost:\": expected");
    }

    @Test
    void anAddressThatHoldsNoneIsRepeated() {
        builder.baseUrl("localhost:8000");

        assertThat(messages()).singleElement().asString().startsWith("baseUrl = \"localhost:8000\": expected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics?token=can ary", "metrics?token=canary"})
    void aQueryIsNotRepeated(String path) {
        builder.path("metricsPath", path);

        assertThat(messages())
                .singleElement()
                .asString()
                .startsWith("metricsPath = \"***\"")
                .doesNotContain("can");
    }

    @Test
    void theValueOfWhatIsNoParameterIsNotRepeated() {
        Map<String, String> slip = Map.of("apiKey", "canary-4711");
        RuleParser.parse(slip, List.of("stall"), problems);
        ThresholdParser.parse(slip, problems);
        builder.metricsMapping(slip);
        builder.load(Map.of(), List.of(slip), "0", null, 1, null);

        assertThat(messages())
                .hasSizeGreaterThanOrEqualTo(4)
                .anyMatch(message -> message.startsWith("rules.apiKey is unknown"))
                .noneMatch(message -> message.contains("canary"));
    }

    @ParameterizedTest
    @CsvSource({
        "64KB, 65536, ''",
        "lots, 1024, 'a size with its unit (B, KB, MB, GB), such as 64KB or 1MB'",
        "1B, 1024, 'from 1 KB to 1 MB'",
        "1GB, 1024, 'from 1 KB to 1 MB'"
    })
    void aSizeKeepsWithinItsRange(String text, long bytes, String message) {
        assertThat(builder.size("maxLineSize", text, 1 << 10, 1 << 20)).isEqualTo(bytes);
        assertThat(String.join("", messages())).contains(message);
        assertThat(messages().isEmpty()).isEqualTo(message.isEmpty());
    }
}

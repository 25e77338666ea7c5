package io.github.streamcheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.wire.ClientProfile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientComparisonTest {

    @Test
    void onlyTheEndpointsThatWereComparedAreNamed() {
        Map<List<ClientProfile>, List<String>> endpoints = new LinkedHashMap<>();
        endpoints.put(
                List.of(ClientProfile.OPENAI_PYTHON_AND_NODE, ClientProfile.OPENAI_JAVA), List.of("chat", "responses"));
        endpoints.put(
                List.of(ClientProfile.ANTHROPIC_PYTHON_AND_TYPESCRIPT, ClientProfile.ANTHROPIC_JAVA),
                List.of("messages"));

        assertThat(ClientComparison.describe(endpoints))
                .isEqualTo(
                        "also requested with the headers of SDKs: chat, responses as openai-python, openai-node,"
                                + " openai-java; messages as anthropic-sdk-python, anthropic-sdk-typescript, anthropic-sdk-java");
    }
}

package io.github.streamcheck.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.streamcheck.simulator.api.Scripts;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulatorErrorTest {

    private static final String KEY = "sk-the-right-one";

    private Simulator simulator;
    private TestClient client;
    private Simulator locked;
    private TestClient clientOfLocked;

    @BeforeAll
    void start() throws Exception {
        simulator = Simulator.start(SimulatorSettings.defaults());
        client = new TestClient(simulator.baseUri());
        locked = Simulator.start(SimulatorSettings.defaults().withApiKey(KEY));
        clientOfLocked = new TestClient(locked.baseUri());
    }

    @AfterAll
    void stop() {
        simulator.close();
        locked.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/v1/nope", "/v1/chat/completions/", "/metrics/nope"})
    void doesNotKnowOtherPaths(String path) throws Exception {
        assertError(client.get(path), 404, "unknown_url");
    }

    @ParameterizedTest
    @CsvSource({"/v1/chat/completions, POST", "/v1/completions, POST"})
    void namesTheMethodItAllowsInPlaceOfGet(String path, String allowed) throws Exception {
        HttpResponse<String> response = client.get(path);

        assertError(response, 405, "method_not_supported");
        assertThat(response.headers().firstValue("allow")).hasValue(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/models", "/health", "/metrics", "/metrics/streaming"})
    void namesTheMethodItAllowsInPlaceOfPost(String path) throws Exception {
        HttpResponse<String> response = client.post(path, "{}");

        assertError(response, 405, "method_not_supported");
        assertThat(response.headers().firstValue("allow")).hasValue("GET");
    }

    @Test
    void refusesARequestWithoutItsPrompt() throws Exception {
        assertError(client.post("/v1/completions", "{}"), 400, "missing_required_parameter");
    }

    @Test
    void ignoresTheQuery() throws Exception {
        assertThat(client.get("/health?verbose=1").body()).isEqualTo("{\"status\":\"ok\"}");
    }

    @Test
    void refusesRequestsWithoutTheKey() throws Exception {
        assertError(clientOfLocked.get("/v1/models"), 401, "invalid_api_key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer wrong", "sk-the-right-one", "bearer", "Bearer sk-the-right-one2"})
    void refusesAWrongKeyAndKeepsTheRightOneToItself(String authorization) throws Exception {
        HttpResponse<String> response = clientOfLocked.post("/v1/completions", "{}", "authorization", authorization);

        assertError(response, 401, "invalid_api_key");
        assertThat(response.body() + response.headers()).doesNotContain(KEY);
    }

    @Test
    void servesRequestsWithTheKey() throws Exception {
        assertThat(clientOfLocked
                        .get("/v1/models", "authorization", "Bearer " + KEY)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesAModelItDoesNotHaveIfItIsStrict() throws Exception {
        try (Simulator strict =
                Simulator.start(SimulatorSettings.defaults().withModel("m").withStrictModels(true))) {
            TestClient clientOfStrict = new TestClient(strict.baseUri());

            assertError(
                    clientOfStrict.post("/v1/completions", "{\"model\":\"other\",\"prompt\":\"a\"}"),
                    404,
                    "model_not_found");
            assertThat(clientOfStrict
                            .post("/v1/completions", "{\"model\":\"m\",\"prompt\":\"a\"}")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void tellsItsHealthToAnyone() throws Exception {
        assertThat(clientOfLocked.get("/health").statusCode()).isEqualTo(200);
    }

    private static void assertError(HttpResponse<String> response, int status, String code) throws Exception {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
        JsonNode error = Scripts.json(response.body()).path("error");
        assertThat(error.fieldNames()).toIterable().containsExactly("message", "type", "param", "code");
        assertThat(error.path("message").asText()).isNotBlank();
        assertThat(error.path("code").asText()).isEqualTo(code);
    }
}

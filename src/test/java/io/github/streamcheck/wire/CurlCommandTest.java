package io.github.streamcheck.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.Prompt;
import io.github.streamcheck.run.Plans;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CurlCommandTest {

    private static final URI SERVER = URI.create("http://127.0.0.1:8000/api");

    private static StreamRequest request(Plan plan, String prompt, ClientProfile client) {
        return new StreamRequest("m", new Prompt.Text(prompt), false, plan.request(), client);
    }

    @Test
    void isTheRequestAsItWasSent() {
        Plan plan = Plans.against(SERVER).asking(Map.of("max_tokens", 3)).plan();
        StreamRequest request = request(plan, "It's $5", ClientProfile.STREAMCHECK);
        String body = new String(new ChatProtocol().requestBody(request), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(CurlCommand.of(plan, new ChatProtocol(), request))
                .hasValue("curl -iN http://127.0.0.1:8000/api/v1/chat/completions -H 'Accept: text/event-stream'"
                        + " -H 'Content-Type: application/json' --data-raw '"
                        + body.replace("'", "'\\''") + "'");
    }

    @Test
    void hasVariablesForWhatReportsDoNotShow() {
        Plan plan = Plans.against(SERVER)
                .key("canary-4711")
                .header("x-tenant", "canary-4712")
                .plan();

        assertThat(CurlCommand.of(plan, new ChatProtocol(), request(plan, "p", ClientProfile.OPENAI_JAVA)))
                .hasValueSatisfying(command -> assertThat(command)
                        .contains(
                                "-H \"Authorization: Bearer $API_KEY\"",
                                "-H \"x-tenant: $X_TENANT\"",
                                "-H 'Accept-Encoding: gzip'")
                        .doesNotContain("canary"));
    }

    @Test
    void hasTheHeadersOfTheProtocol() {
        Plan plan = Plans.against(SERVER).key("canary-4711").plan();

        assertThat(CurlCommand.of(plan, new MessagesProtocol(), request(plan, "p", ClientProfile.STREAMCHECK)))
                .hasValueSatisfying(command -> assertThat(command)
                        .contains("-H 'anthropic-version: 2023-06-01'", "-H \"x-api-key: $API_KEY\"")
                        .doesNotContain("Authorization", "canary"));
    }

    @Test
    void hasTheUserAgentOfTheUserAndNoOther() {
        Plan given = Plans.against(SERVER).header("user-agent", "mine").plan();
        Plan plain = Plans.against(SERVER).plan();

        assertThat(CurlCommand.of(given, new ChatProtocol(), request(given, "p", ClientProfile.STREAMCHECK)))
                .hasValueSatisfying(command -> assertThat(command).containsIgnoringCase("\"user-agent: $USER_AGENT\""));
        assertThat(CurlCommand.of(plain, new ChatProtocol(), request(plain, "p", ClientProfile.STREAMCHECK)))
                .hasValueSatisfying(command -> assertThat(command).doesNotContainIgnoringCase("user-agent"));
    }

    @Test
    void isNotMadeForAWebSocketNorForALongRequest() {
        Plan plan = Plans.against(SERVER).plan();

        assertThat(CurlCommand.of(plan, new RealtimeProtocol(), request(plan, "p", ClientProfile.STREAMCHECK)))
                .isEmpty();
        assertThat(CurlCommand.of(
                        plan, new ChatProtocol(), request(plan, "p".repeat(5_000), ClientProfile.STREAMCHECK)))
                .isEmpty();
    }
}

package io.github.streamcheck.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ReplayServerTest {

    private static HttpResponse<String> post(URI uri) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void givesTheStreamOfAPathToThoseWhoKnowIt() throws Exception {
        List<byte[]> pieces = List.of("data: {}\n\n".getBytes(UTF_8), "data: [DONE]\n\n".getBytes(UTF_8));
        try (ReplayServer server = new ReplayServer(
                Map.of("/v1/chat/completions", new ReplayServer.Replay("text/event-stream", pieces)))) {
            URI base = server.target().baseUri();

            HttpResponse<String> answer = post(server.target().resolve("/v1/chat/completions"));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("text/event-stream");
            assertThat(answer.headers().firstValue("transfer-encoding")).hasValue("chunked");
            assertThat(answer.body()).isEqualTo("data: {}\n\ndata: [DONE]\n\n");

            assertThat(post(base.resolve("/v1/chat/completions")).statusCode())
                    .as("others on this machine")
                    .isEqualTo(501);
        }
    }
}

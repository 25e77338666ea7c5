package io.github.streamcheck.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.Results;
import io.github.streamcheck.observe.StreamResult;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.report.Reports;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColourTest {

    private static final List<String> ENDPOINTS =
            List.of("chat", "completions", "messages", "ollama-chat", "ollama-generate", "realtime", "responses");

    private static StreamResult stream(int number, String endpoint) {
        StreamResult chat = Results.good(number, 50);
        return Results.result(
                new Endpoint(endpoint, "/v1/" + endpoint),
                number,
                chat.stream().phase(),
                chat.outcome(),
                chat.findings(),
                chat.figures().values());
    }

    @Test
    void aLegendNamesEachEndpoint() throws Exception {
        StreamResult[] streams = IntStream.range(0, ENDPOINTS.size())
                .mapToObj(number -> stream(number + 1, ENDPOINTS.get(number)))
                .toArray(StreamResult[]::new);

        assertThat(HtmlPages.texts(HtmlPages.document(Reports.of(streams)), "span", "key"))
                .containsAll(ENDPOINTS);
    }
}

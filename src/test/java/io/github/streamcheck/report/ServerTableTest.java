package io.github.streamcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.streamcheck.observe.Results;
import io.github.streamcheck.server.MetricsComparison;
import io.github.streamcheck.server.ServerCheck;
import io.github.streamcheck.server.ServerCheck.Status;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the server says beside what was seen, in the reports. */
class ServerTableTest {

    private static final MetricsComparison AGREED =
            new MetricsComparison("/metrics", "ttft", "48 ms", "50 ms", Optional.empty());
    private static final MetricsComparison LIE = new MetricsComparison(
            "/metrics",
            "completed streams",
            "+9",
            "10 succeeded of 10",
            Optional.of("counts 9 completed streams, but this client saw 10 of 10 succeed"));

    private static ServerCheck check(String id, Status status, MetricsComparison... compared) {
        return new ServerCheck(id, status, id + " message", Optional.empty(), List.of(compared));
    }

    private static final ServerCheck TTFT = check("metrics-ttft-above-seen", Status.OK, AGREED);
    private static final ServerCheck STREAMS = check("metrics-streams-miscounted", Status.WARNING, LIE);

    @Test
    void whatDisagreesComesFirst() {
        assertThat(ServerTable.rows(List.of(TTFT, STREAMS), Glyphs.UNICODE))
                .containsExactly(
                        "                         page                   the server says        we saw                 agree?",
                        "completed streams        /metrics               +9                     10 succeeded of 10     ✗",
                        "ttft                     /metrics               48 ms                  50 ms                  ✓");
    }

    @Test
    void withoutAnythingToCompareThereIsNoTable() {
        ServerCheck page = new ServerCheck("health", Status.OK, "/health answers HTTP 200", Optional.empty());

        assertThat(ServerTable.rows(List.of(page), Glyphs.UNICODE)).isEmpty();
        assertThat(new TextReport().render(Reports.withServer(Reports.of(), page)))
                .doesNotContain("SERVER AGAINST CLIENT");
    }

    @Test
    void aLongTableIsCut() {
        ServerCheck many = check(
                "metrics-counter-falls",
                Status.WARNING,
                Collections.nCopies(50, LIE).toArray(new MetricsComparison[0]));

        assertThat(ServerTable.rows(List.of(many), Glyphs.UNICODE))
                .hasSize(22)
                .last()
                .isEqualTo("and 30 more, in report.json");
    }

    @Test
    void theTextReportHasIt() {
        assertThat(new TextReport().render(Reports.withServer(Reports.of(Results.good(1, 50)), TTFT, STREAMS)))
                .contains(
                        "\nSERVER AGAINST CLIENT\n",
                        "\ncompleted streams        /metrics ",
                        "⚠ metrics-streams-miscounted: ");
    }

    @Test
    void jsonHasBothSidesOfEachFact() throws IOException {
        String report = new JsonReport().render(Reports.withServer(Reports.of(Results.good(1, 50)), TTFT, STREAMS));
        JsonNode server = new ObjectMapper().readTree(report).path("server");

        assertThat(server.at("/metrics-ttft-above-seen/compared/0/agree").asBoolean())
                .isTrue();
        assertThat(server.at("/metrics-ttft-above-seen/compared/0").has("contradiction"))
                .isFalse();
        assertThat(server.path("metrics-ttft-above-seen").has("available")).isFalse();
        JsonNode lie = server.path("metrics-streams-miscounted");
        assertThat(lie.path("status").asText()).isEqualTo("warning");
        assertThat(lie.at("/compared/0/page").asText()).isEqualTo("/metrics");
        assertThat(lie.at("/compared/0/what").asText()).isEqualTo("completed streams");
        assertThat(lie.at("/compared/0/serverSays").asText()).isEqualTo("+9");
        assertThat(lie.at("/compared/0/weSaw").asText()).isEqualTo("10 succeeded of 10");
        assertThat(lie.at("/compared/0/agree").asBoolean(true)).isFalse();
        assertThat(lie.at("/compared/0/contradiction").asText()).startsWith("counts 9");
    }
}

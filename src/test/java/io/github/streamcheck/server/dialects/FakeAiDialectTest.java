package io.github.streamcheck.server.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.ServerAmount;
import io.github.streamcheck.server.MetricsPage;
import io.github.streamcheck.server.Pages;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FakeAiDialectTest {

    private static Optional<MetricsPage> read(String body) {
        return new FakeAiDialect().read(Pages.body("application/json", body));
    }

    @Test
    void theTrackersPageHasItsFiguresAtTheTop() {
        MetricsPage page = read("""
                {"completed_streams": 7, "failed_streams": 0,
                 "ttft": {"avg": 31.5, "p50": 30, "p99": 44}, "streams_per_endpoint": {"/v1/chat/completions": 7}}""").orElseThrow();

        assertThat(page.amount(ServerAmount.COMPLETED)).hasValue(7);
        assertThat(page.values())
                .containsEntry("ttft.avg", 31.5)
                .containsEntry("ttft.p99", 44.0)
                .containsEntry("streams_per_endpoint./v1/chat/completions", 7.0);
    }

    @Test
    void theGeneralPageHasThemUnderStreamingStats() {
        MetricsPage page = read("""
                {"responses": {"/health": {"rate": 3}},
                 "streaming_stats": {"completed_streams": 2, "itl": {"p50": 0.01}}}""").orElseThrow();

        assertThat(page.amount(ServerAmount.COMPLETED)).hasValue(2);
        assertThat(page.values()).containsOnlyKeys("completed_streams", "itl.p50");
    }

    @Test
    void aPageMayKeepItsCountToItself() {
        assertThat(read("{\"active_streams\": 1}").orElseThrow().amount(ServerAmount.COMPLETED))
                .isEmpty();
        assertThat(read("{\"completed_streams\": \"many\"}").orElseThrow().amount(ServerAmount.COMPLETED))
                .isEmpty();
    }

    @Test
    void whatIsNoNumberIsNoFigure() {
        assertThat(
                        read("{\"completed_streams\": 1, \"since\": \"noon\", \"ok\": true, \"ttft\": null, \"list\": [1, 2]}")
                                .orElseThrow()
                                .values())
                .containsOnlyKeys("completed_streams");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "7",
                "[]",
                "[{\"completed_streams\": 1}]",
                "{}",
                "{\"streaming_stats\": null}",
                "{\"streaming_stats\": 3}",
                "{\"completed_streams\": 1",
                "<html>completed_streams</html>",
                "completed_streams 1"
            })
    void anyOtherPageIsNotOfThisForm(String body) {
        assertThat(read(body)).isEmpty();
    }

    @Test
    void aPageOfAnyDepthIsReadOrNot() {
        assertThat(read("{\"completed_streams\":".repeat(100_000))).isEmpty();
        assertThat(read("{\"completed_streams\":".repeat(500) + "1" + "}".repeat(500)))
                .isPresent();
    }
}

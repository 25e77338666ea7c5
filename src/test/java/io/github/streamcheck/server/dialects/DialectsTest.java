package io.github.streamcheck.server.dialects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.ServerAmount;
import io.github.streamcheck.server.MetricsDialect;
import io.github.streamcheck.server.MetricsPage;
import io.github.streamcheck.server.Pages;
import io.github.streamcheck.server.Summary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each dialect makes of a page of its server: the same figures, as far as the server gives them. */
class DialectsTest {

    /** The first dialect that reads the page, as when nothing is configured. */
    private static MetricsDialect dialect(String page) {
        return MetricsDialect.all().stream()
                .filter(each -> each.read(Pages.body(page)).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static MetricsPage read(String name) {
        String page = Pages.recorded(name);
        return dialect(page).read(Pages.body(page)).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "vllm, vllm",
        "sglang, sglang",
        "llamacpp, llamacpp",
        "tgi, tgi",
        "trtllm, trtllm",
        "triton, triton",
        "litellm, litellm",
        "opentelemetry, opentelemetry",
        "fakeai-tracker, fakeai",
        "fakeai-general, fakeai"
    })
    void isKnownByItsPage(String name, String dialect) {
        assertThat(dialect(Pages.recorded(name)).name()).isEqualTo(dialect);
    }

    @ParameterizedTest
    @CsvSource({
        "vllm, 20, 3, 3, 640",
        "sglang, 20, 3, , 640",
        "llamacpp, , , 3, 640",
        "tgi, 20, 3, 3, 640",
        "trtllm, 20, , 3, 640",
        "triton, 20, 3, 3, ",
        "litellm, 20, 3, , 640",
        "opentelemetry, 20, 3, , ",
        "fakeai-tracker, 20, 3, 3, 640",
        "fakeai-general, 20, 3, 3, "
    })
    void countsInWordsThatAreTheSameForAll(String name, Double completed, Double failed, Double active, Double tokens) {
        Map<ServerAmount, Double> amounts = read(name).amounts();

        assertThat(amounts.get(ServerAmount.COMPLETED)).isEqualTo(completed);
        assertThat(amounts.get(ServerAmount.FAILED)).isEqualTo(failed);
        assertThat(amounts.get(ServerAmount.ACTIVE)).isEqualTo(active);
        assertThat(amounts.get(ServerAmount.TOKENS)).isEqualTo(tokens);
    }

    @ParameterizedTest
    @CsvSource({
        "vllm, 50, 10, , 350",
        "sglang, 50, 10, , 350",
        "llamacpp, , , 98.5, ",
        "tgi, , 10, , 350",
        "trtllm, 50, 10, , 350",
        "triton, 50, , , ",
        "litellm, 50, , , 350",
        "opentelemetry, 50, 10, , 350",
        "fakeai-tracker, 50, 10, 91, ",
        "fakeai-general, 50, , 91, "
    })
    void timesInMilliseconds(String name, Double ttft, Double itl, Double tps, Double duration) {
        Map<Metric, Summary> summaries = read(name).summaries();

        assertMean(summaries, Metric.TTFT, ttft);
        assertMean(summaries, Metric.ITL, itl);
        assertMean(summaries, Metric.TPS, tps);
        assertMean(summaries, Metric.DURATION, duration);
    }

    private static void assertMean(Map<Metric, Summary> summaries, Metric metric, Double expected) {
        Optional<Summary> summary = Optional.ofNullable(summaries.get(metric));
        assertThat(summary.isPresent()).isEqualTo(expected != null);
        if (expected != null) {
            assertThat(summary.orElseThrow().mean().orElseThrow()).isCloseTo(expected, within(1e-6));
        }
    }

    @Test
    void bucketsAreInMillisecondsToo() {
        assertThat(read("vllm").summary(Metric.TTFT).orElseThrow().buckets())
                .isEqualTo(Map.of(25.0, 0.0, 50.0, 12.0, 100.0, 20.0, Double.POSITIVE_INFINITY, 20.0));
    }

    @Test
    void percentilesAndExtremesAreRead() {
        Summary ttft = read("fakeai-general").summary(Metric.TTFT).orElseThrow();

        assertThat(ttft.min().orElseThrow()).isCloseTo(41, within(1e-6));
        assertThat(ttft.max().orElseThrow()).isCloseTo(68.5, within(1e-6));
        assertThat(ttft.percentiles()).containsOnlyKeys(50.0, 90.0, 99.0);
    }

    @Test
    void aDistributionWithoutValuesIsToldToBeThere() {
        MetricsPage page = read("fakeai-idle");

        assertThat(page.amount(ServerAmount.COMPLETED)).hasValue(0);
        assertThat(page.summary(Metric.TTFT).orElseThrow().isEmpty()).isTrue();
    }

    /** The ensemble and each model in it count the same request. */
    @Test
    void anEnsembleIsCountedOnce() {
        assertThat(read("triton").summary(Metric.TTFT).orElseThrow().count()).hasValue(20);
    }

    @Test
    void countersAreAllThatMustNotFall() {
        assertThat(read("vllm").counters())
                .containsKeys(
                        "python_gc_objects_collected_total{generation=\"0\"}",
                        "vllm:generation_tokens_total{engine=\"0\",model_name=\"llama\"}",
                        "vllm:time_to_first_token_seconds_count{engine=\"0\",model_name=\"llama\"}")
                .doesNotContainKeys(
                        "vllm:num_requests_running{engine=\"0\",model_name=\"llama\"}",
                        "vllm:generation_tokens_created{engine=\"0\",model_name=\"llama\"}");
        assertThat(read("fakeai-tracker").counters())
                .containsOnlyKeys("completed_streams", "failed_streams", "total_tokens_generated");
    }

    @Test
    void figuresOfTheServerAreShownAndNoBuckets() {
        assertThat(read("vllm").values())
                .containsKey("vllm:num_requests_running{engine=\"0\",model_name=\"llama\"}")
                .allSatisfy((series, value) -> assertThat(series)
                        .startsWith("vllm:")
                        .doesNotContain("_bucket")
                        .doesNotContain("_created"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "7", "{", "{\"completed_streams\":", "<html></html>", "vllm:", "vllm: 1 2 3"})
    void noDialectFailsOnAnyPage(String page) {
        assertThat(List.of("text/plain", "application/json", ""))
                .allSatisfy(type -> assertThat(MetricsDialect.all())
                        .noneMatch(each -> each.read(Pages.body(type, page)).isPresent()));
    }
}

package io.github.streamcheck.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.MetricsMapping;
import io.github.streamcheck.plan.MetricsMapping.Timed;
import io.github.streamcheck.plan.ServerAmount;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MappedDialectTest {

    private static Optional<MetricsPage> read(
            Map<ServerAmount, String> amounts, Map<Metric, Timed> timings, String page) {
        return new MappedDialect(new MetricsMapping(amounts, timings)).read(Pages.body(page));
    }

    private static final String TEXT = """
            done_total{state="ok",model="a"} 3
            done_total{state="ok",model="b"} 4
            done_total{state="bad",model="a"} 1
            running 2
            first_count 7
            first_sum 0.35
            """;

    private static final String JSON = """
            {"streams": {"done": 7, "first": {"mean": 0.05, "p50": 0.049, "count": 7}, "gap": 0.01}}""";

    @Test
    void familiesOfTheTextFormatAreSummedUp() {
        MetricsPage page = read(
                        Map.of(ServerAmount.COMPLETED, "done_total", ServerAmount.ACTIVE, "running"),
                        Map.of(Metric.TTFT, new Timed("first", 1e3)),
                        TEXT)
                .orElseThrow();

        assertThat(page.amounts()).isEqualTo(Map.of(ServerAmount.COMPLETED, 8.0, ServerAmount.ACTIVE, 2.0));
        assertThat(page.counters()).isEqualTo(Map.of("done_total", 8.0));
        assertThat(page.summary(Metric.TTFT).orElseThrow().mean()).hasValue(50);
        assertThat(page.values()).isEqualTo(Map.of("done_total", 8.0, "running", 2.0, "first", 0.05));
    }

    @Test
    void aNameMayChooseByLabels() {
        MetricsPage page = read(
                        Map.of(
                                ServerAmount.COMPLETED,
                                "done_total{state=\"ok\"}",
                                ServerAmount.FAILED,
                                "done_total{state=\"bad\", model=\"a\"}"),
                        Map.of(),
                        TEXT)
                .orElseThrow();

        assertThat(page.amounts()).isEqualTo(Map.of(ServerAmount.COMPLETED, 7.0, ServerAmount.FAILED, 1.0));
    }

    @Test
    void membersOfJsonAreFoundByTheirPath() {
        MetricsPage page = read(
                        Map.of(ServerAmount.COMPLETED, "streams.done"),
                        Map.of(
                                Metric.TTFT, new Timed("streams.first", 1e3),
                                Metric.ITL, new Timed("streams.gap", 1e3)),
                        JSON)
                .orElseThrow();

        assertThat(page.amount(ServerAmount.COMPLETED)).hasValue(7);
        assertThat(page.summary(Metric.TTFT).orElseThrow().mean()).hasValue(50);
        assertThat(page.summary(Metric.TTFT).orElseThrow().percentiles()).isEqualTo(Map.of(50.0, 49.0));
        assertThat(page.summary(Metric.ITL).orElseThrow().mean()).hasValue(10);
    }

    /** So that a name that is misspelt is told as one that counts nothing. */
    @Test
    void whatIsNotThereBesideOthersHasNoValueYet() {
        MetricsPage page = read(
                        Map.of(
                                ServerAmount.COMPLETED, "dune_total",
                                ServerAmount.FAILED, "done_total{state=\"lost\"}",
                                ServerAmount.ACTIVE, "ruining",
                                ServerAmount.TOKENS, "running"),
                        Map.of(Metric.TTFT, new Timed("fist", 1)),
                        TEXT)
                .orElseThrow();

        assertThat(page.amounts())
                .isEqualTo(Map.of(ServerAmount.COMPLETED, 0.0, ServerAmount.FAILED, 0.0, ServerAmount.TOKENS, 2.0));
        assertThat(page.summary(Metric.TTFT)).contains(Summary.EMPTY);
    }

    @Test
    void aPageWithNoneOfTheNamesIsAnother() {
        Map<ServerAmount, String> other = Map.of(ServerAmount.COMPLETED, "other");

        assertThat(read(other, Map.of(), TEXT)).isEmpty();
        assertThat(read(other, Map.of(), JSON)).isEmpty();
        assertThat(read(other, Map.of(), "[]")).isEmpty();
        assertThat(read(Map.of(ServerAmount.COMPLETED, "streams..done"), Map.of(), JSON))
                .isEmpty();
        assertThat(read(Map.of(ServerAmount.COMPLETED, "{}"), Map.of(), TEXT)).isEmpty();
    }
}

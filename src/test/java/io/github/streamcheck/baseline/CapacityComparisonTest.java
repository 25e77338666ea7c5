package io.github.streamcheck.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.text.Json;
import java.io.IOException;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapacityComparisonTest {

    private static MetricChange against(double now, double... earlier) {
        return CapacityComparison.against(
                Metric.CAPACITY, DoubleStream.of(earlier).mapToObj(Samples::of).toList(), Samples.of(now), 0.1);
    }

    @ParameterizedTest
    @CsvSource({"20, SAME", "22, SAME", "18.5, SAME", "17, REGRESSED", "0, REGRESSED", "25, IMPROVED"})
    void moreIsBetter(double now, Change change) {
        assertThat(against(now, 19, 20, 20, 21, 20).change()).isEqualTo(change);
    }

    @Test
    void whatAnEarlierRunHadTooIsNoChange() {
        assertThat(against(17, 20, 20, 20, 20, 16).change()).isEqualTo(Change.UNCERTAIN);
    }

    @Test
    void isSaidInItsUnit() {
        assertThat(against(10, 20, 20).message())
                .isEqualTo("regressed: 10 streams/s, was 20 streams/s; compared with 2 runs, 10 % is tolerated");
    }

    @Test
    void withoutEarlierOnesThereIsNothingToJudge() {
        assertThat(against(17).change()).isEqualTo(Change.NOT_JUDGED);
    }

    @Test
    void isKeptInTheFile() throws IOException {
        RecordedRun run = new RecordedRun("r", "now", new Fingerprint("m", "w", "p", "r"), 5, 5, Map.of())
                .found(Metric.CAPACITY, 23);
        ObjectNode node = Json.MAPPER.createObjectNode();
        RecordedRunJson.write(node, run);

        assertThat(RecordedRunJson.read(node)).isEqualTo(run);
    }
}

package io.github.streamcheck.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.streamcheck.baseline.BaselineCheck;
import io.github.streamcheck.config.Problems;
import io.github.streamcheck.config.ThresholdParser;
import io.github.streamcheck.observe.Results;
import io.github.streamcheck.observe.StreamResult;
import io.github.streamcheck.plan.Thresholds;
import io.github.streamcheck.report.JsonReport;
import io.github.streamcheck.report.ReportWriter;
import io.github.streamcheck.report.Reports;
import io.github.streamcheck.result.RunIdentity;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.run.Plans;
import io.github.streamcheck.verdict.Reason;
import io.github.streamcheck.verdict.Violation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardMergeTest {

    private static final int SHARDS = 4;

    @TempDir
    private Path folder = Path.of(".");

    private ShardFiles files = new ShardFiles(folder);

    @BeforeEach
    void inTheFolder() {
        files = new ShardFiles(folder);
    }

    private RunResult merged() throws IOException, UnmergeableException {
        return merged(Optional.empty());
    }

    private RunResult merged(Optional<Thresholds> thresholds) throws IOException, UnmergeableException {
        return new ShardMerge(ShardSet.read(files.all(), Optional.empty()))
                .report(
                        new RunIdentity("", "merged", false),
                        thresholds,
                        new BaselineCheck(Reports.plans().plan().baseline(), Optional.empty()));
    }

    /** Writes the streams as those of four shards, dealt out in turn. */
    private void deal(Plans plans, List<StreamResult> streams) throws IOException {
        for (int index = 1; index <= SHARDS; index++) {
            List<StreamResult> own = new ArrayList<>();
            for (int each = index - 1; each < streams.size(); each += SHARDS) {
                own.add(streams.get(each));
            }
            files.shard(index, SHARDS, plans, own.toArray(StreamResult[]::new));
        }
    }

    private static List<StreamResult> streams(int count) {
        Random random = new Random(4711);
        List<StreamResult> streams = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            streams.add(
                    number % 9 == 0
                            ? Results.bad(number, "done-missing", "no end")
                            : Results.good(number, Math.exp(4 + random.nextGaussian())));
        }
        return streams;
    }

    private static JsonNode json(RunResult report) throws IOException {
        return new ObjectMapper().readTree(new JsonReport().render(report));
    }

    @Test
    void theFiguresAreThoseOfOneRun() throws Exception {
        List<StreamResult> all = streams(400);
        deal(Reports.plans(), all);
        JsonNode whole = json(Reports.of(Reports.plans(), all.toArray(StreamResult[]::new)));
        JsonNode merged = json(merged());

        // The mean is exact up to the order in which doubles are added.
        assertThat(merged.at("/total/metrics/ttft/p99")).isEqualTo(whole.at("/total/metrics/ttft/p99"));
        assertThat(merged.at("/total/metrics/ttft/p50")).isEqualTo(whole.at("/total/metrics/ttft/p50"));
        assertThat(merged.at("/total/metrics/ttft/max")).isEqualTo(whole.at("/total/metrics/ttft/max"));
        assertThat(merged.at("/total/metrics/ttft/count")).isEqualTo(whole.at("/total/metrics/ttft/count"));
        assertThat(merged.at("/total/streams")).isEqualTo(whole.at("/total/streams"));
        assertThat(merged.at("/total/succeeded")).isEqualTo(whole.at("/total/succeeded"));
        assertThat(merged.at("/total/tokens")).isEqualTo(whole.at("/total/tokens"));
        assertThat(merged.at("/total/metrics/ttft/mean").doubleValue())
                .isCloseTo(whole.at("/total/metrics/ttft/mean").doubleValue(), withPercentage(1e-9));
    }

    @Test
    void turnsAreAddedUp() throws Exception {
        List<StreamResult> all = new ArrayList<>();
        for (int number = 0; number < 40; number++) {
            all.add(number % 3 == 0 ? Results.turn(2, 90 + number, 300, 200) : Results.turn(1, 400 + number, 100, 0));
        }
        deal(Reports.plans(), all);
        JsonNode whole = json(Reports.of(Reports.plans(), all.toArray(StreamResult[]::new)));

        assertThat(whole.at("/turns")).hasSize(2);
        assertThat(json(merged()).at("/turns")).isEqualTo(whole.at("/turns"));
    }

    @Test
    void findingsAreAddedUp() throws Exception {
        deal(Reports.plans(), streams(400));
        JsonNode findings = json(merged()).at("/findings");

        assertThat(findings).hasSize(1);
        assertThat(findings.at("/0/rule").textValue()).isEqualTo("done-missing");
        assertThat(findings.at("/0/streams").intValue()).isEqualTo(44);
        assertThat(findings.at("/0/examples")).hasSize(3);
    }

    @Test
    void thePlanIsThatOfTheShards() throws Exception {
        Plans plans = Reports.plans().threshold("ttft.p95", "3s").asking(Map.of("top_p", 0.5));
        deal(plans, streams(40));

        assertThat(json(merged()).at("/plan"))
                .isEqualTo(json(Reports.of(plans, Results.good(1, 50))).at("/plan"));
    }

    @Test
    void thresholdsAreJudgedOnce() throws Exception {
        Plans plans = Reports.plans().threshold("ttft.p95", "100ms");
        for (int index = 1; index <= SHARDS; index++) {
            files.shard(index, SHARDS, plans, Results.good(index, 500));
        }
        RunResult merged = merged();

        assertThat(merged.verdict().violations()).extracting(Violation::id).containsExactly("ttft.p95");
        assertThat(merged.verdict().thresholds())
                .anyMatch(result -> result.threshold().path().equals("ttft.p95") && result.samples() == SHARDS);
    }

    @Test
    void otherThresholdsCanBeSetAfterwards() throws Exception {
        deal(
                Reports.plans(),
                List.of(Results.good(1, 500), Results.good(2, 500), Results.good(3, 500), Results.good(4, 500)));
        Problems problems = new Problems();
        RunResult merged = merged(Optional.of(ThresholdParser.parse(Map.of("ttft.p50", "1ms"), problems)));

        assertThat(problems.isEmpty()).isTrue();
        assertThat(merged.verdict().violations()).extracting(Violation::id).containsExactly("ttft.p50");
        assertThat(merged.notes()).anyMatch(note -> note.contains("goodput counts streams by those of the shards"));
    }

    @Test
    void itIsOneWholeRun() throws Exception {
        deal(Reports.plans(), streams(40));
        RunResult merged = merged();

        assertThat(merged.run().id()).isEqualTo("run-1");
        assertThat(merged.run().executionId()).isEqualTo("merged");
        assertThat(merged.partial()).isEmpty();
        assertThat(merged.run().shard()).isEmpty();
        assertThat(merged.client().cpu().toMillis()).isEqualTo(4 * 1_200);
        assertThat(merged.environment().processors()).isEqualTo(4 * 2);
        assertThat(merged.notes()).contains("the model is the first that the server lists: m");
    }

    @Test
    void everyReportCanBeWrittenOfIt() throws Exception {
        deal(Reports.plans(), streams(40));
        RunResult merged = merged();

        assertThat(ServiceLoader.load(ReportWriter.class))
                .isNotEmpty()
                .allSatisfy(writer -> assertThat(writer.render(merged)).isNotEmpty());
    }

    @Test
    void shardsThatRanOneAfterTheOtherAreWarnedOf() throws Exception {
        deal(Reports.plans(), streams(40));
        files.change(files.all().get(3), text -> text.replace("1970-01-01T00:00:00Z", "1970-01-01T00:10:00Z"));

        assertThat(merged().verdict().warnings())
                .extracting(Reason::text)
                .anyMatch(warning -> warning.startsWith("shards-apart: "));
    }
}

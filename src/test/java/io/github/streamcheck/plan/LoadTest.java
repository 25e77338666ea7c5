package io.github.streamcheck.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.config.ConfigReader;
import io.github.streamcheck.config.Problem;
import io.github.streamcheck.config.Problems;
import io.github.streamcheck.config.ThresholdParser;
import io.github.streamcheck.plan.Stage.Arrivals;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user writes about the load, and what it comes to. */
class LoadTest {

    private final Problems problems = new Problems();

    private Load load(Map<String, String> pace) {
        return load(pace, List.of(), null);
    }

    private Load load(Map<String, String> pace, List<Map<String, String>> stages, @Nullable String maxInFlight) {
        return new ConfigReader(problems).load(pace, stages, "4", maxInFlight, 500, null);
    }

    private Stage stage(Map<String, String> pace) {
        Load load = load(pace);
        assertThat(load.stages()).hasSize(1);
        return load.stages().get(0);
    }

    /** What {@code rate=20;streams=5} says. */
    private static Map<String, String> settings(String text) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String setting : text.split(";", -1)) {
            String[] parts = setting.split("=", 2);
            settings.put(parts[0], parts[1]);
        }
        return settings;
    }

    private List<String> messages() {
        return problems.list().stream().map(Problem::message).toList();
    }

    @Test
    void byDefaultTenStreamsRunOneAfterTheOther() {
        assertThat(stage(Map.of()))
                .isEqualTo(new Stage(new Stage.Closed(1), new Stage.Count(10), Duration.ofMillis(1)));
        assertThat(messages()).isEmpty();
    }

    @Test
    void aRampOfAMillisecondForEachStreamIsTheDefault() {
        assertThat(stage(Map.of("concurrency", "250")).rampUp()).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void aDurationTakesThePlaceOfANumberOfStreams() {
        assertThat(stage(Map.of("duration", "30s", "concurrency", "5")))
                .isEqualTo(
                        new Stage(new Stage.Closed(5), new Stage.Time(Duration.ofSeconds(30)), Duration.ofMillis(5)));
    }

    @Test
    void aRateTakesThePlaceOfAConcurrency() {
        assertThat(stage(Map.of("rate", "20/s", "arrivals", "poisson", "rampUp", "2s", "streams", "100")))
                .isEqualTo(new Stage(
                        new Stage.Open(20, Arrivals.POISSON, Load.DEFAULT_SEED, 500),
                        new Stage.Count(100),
                        Duration.ofSeconds(2)));
    }

    @Test
    void aRateIsConstantAndThereAtOnceByDefault() {
        assertThat(stage(Map.of("rate", "20")))
                .isEqualTo(new Stage(
                        new Stage.Open(20, Arrivals.CONSTANT, Load.DEFAULT_SEED, 500),
                        new Stage.Count(10),
                        Duration.ZERO));
    }

    @Test
    void theUsersCapWins() {
        Load load = load(Map.of("rate", "20"), List.of(), "7");

        assertThat(load.mostInFlight()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "streams=0 | streams = \"0\": expected a whole number of 1 or more",
                "concurrency=many | concurrency = \"many\": expected a whole number of 1 or more",
                "duration=30 | duration = \"30\": expected a time with its unit",
                "duration=0s | duration = \"0s\": expected a time with its unit",
                "streams=5;duration=30s | duration = \"30s\": expected either streams or duration",
                "rate=20;concurrency=5 | rate = \"20\": expected either rate or concurrency",
                "rate=0 | rate = \"0\": expected a rate of streams above 0",
                "rate=${rps} | rate = \"${rps}\": expected a value, but ${rps} is not defined",
                "rate=20;arrivals=poison | arrivals = \"poison\": expected any of constant, poisson; did you mean \"poisson\"?",
                "arrivals=poisson | arrivals = \"poisson\": expected a rate for it",
                "rampUp=10 | rampUp = \"10\": expected a time with its unit",
                "duration=5s;rampUp=6s | rampUp = \"6s\": expected no more than the duration, which is 5 s",
                "abandon=100% | abandon = \"100%\": expected a share below 100%, such as 20% or 0.2, so that streams remain",
                "abandon=20 | abandon = \"20\": expected a share below 100%",
                "abandon=some | abandon = \"some\": expected a share below 100%",
                "slowReaders=100% | slowReaders = \"100%\": expected a share below 100%, such as 20% or 0.2, so that",
                "slowReaders=5 | slowReaders = \"5\": expected a share below 100%",
            })
    void aMistakeIsToldWithItsFix(String given, String told) {
        load(settings(given));

        assertThat(messages()).singleElement().asString().startsWith(told);
    }

    @Test
    void stagesFollowOneAnotherEachWithItsOwnPace() {
        Load load = load(
                Map.of(),
                List.of(settings("concurrency=10;duration=30s"), settings("rate=20/s;streams=100;rampUp=1s")),
                null);

        assertThat(load.stages())
                .containsExactly(
                        Stage.closed(10, new Stage.Time(Duration.ofSeconds(30))),
                        new Stage(
                                new Stage.Open(20, Arrivals.CONSTANT, Load.DEFAULT_SEED + 1, 500),
                                new Stage.Count(100),
                                Duration.ofSeconds(1)));
        assertThat(load.mostInFlight()).isEqualTo(500);
    }

    @Test
    void arrivalsAndRampBesideTheStagesAreTheirsUnlessTheySayOtherwise() {
        Load load = load(
                settings("arrivals=poisson;rampUp=2s"),
                List.of(
                        settings("rate=5;streams=9"),
                        settings("rate=5;streams=9;arrivals=constant;rampUp=0s"),
                        settings("concurrency=3;streams=9")),
                null);

        assertThat(load.stages())
                .extracting(Stage::rampUp)
                .containsExactly(Duration.ofSeconds(2), Duration.ZERO, Duration.ofSeconds(2));
        assertThat(load.stages().get(0).describe()).isEqualTo("9 streams, 5/s (poisson)");
        assertThat(load.stages().get(1).describe()).isEqualTo("9 streams, 5/s");
        assertThat(messages()).isEmpty();
    }

    @Test
    void aShareOfTheStreamsIsAbandonedInEachStageUnlessItSaysOtherwise() {
        Load load = load(
                settings("abandon=20%"),
                List.of(settings("concurrency=3;streams=9;abandon=0%"), settings("concurrency=3;streams=9")),
                null);

        assertThat(messages()).isEmpty();
        assertThat(load.stages()).extracting(Stage::abandon).containsExactly(0.0, 0.2);
        assertThat(load.describe()).isEqualTo("9 streams, 3 at once; then 9 streams, 3 at once, 20 % abandoned");
        assertThat(load.drawsAtRandom()).isTrue();
        assertThat(load.doubled().stages()).extracting(Stage::abandon).containsExactly(0.0, 0.2);
        assertThat(load.part(new Shard(2, 3), 500).stages())
                .extracting(Stage::abandon)
                .containsExactly(0.0, 0.2);
    }

    @Test
    void aLimitForTheThroughputIsRefusedWithSlowReaders() {
        ConfigReader check = new ConfigReader(problems);
        Thresholds thresholds = ThresholdParser.parse(Map.of("throughput", "100"), problems);
        check.throughput(load(settings("streams=5")), thresholds);
        assertThat(messages()).isEmpty();

        check.throughput(load(settings("slowReaders=20%")), thresholds);
        assertThat(messages()).singleElement().asString().contains("no throughput beside slowReaders");
    }

    @Test
    void aShareOfTheStreamsIsReadSlowlyInEachStageUnlessItSaysOtherwise() {
        Load load = load(
                settings("slowReaders=5%;abandon=20%"),
                List.of(settings("concurrency=3;streams=9;slowReaders=0%"), settings("concurrency=3;streams=9")),
                null);

        assertThat(messages()).isEmpty();
        assertThat(load.stages()).extracting(Stage::slowReaders).containsExactly(0.0, 0.05);
        assertThat(load.describe()).endsWith("9 streams, 3 at once, 20 % abandoned, 5 % slow readers");
        assertThat(load.drawsAtRandom()).isTrue();
        assertThat(load.doubled().stages()).extracting(Stage::slowReaders).containsExactly(0.0, 0.05);
        assertThat(load.part(new Shard(2, 3), 500).stages())
                .extracting(Stage::slowReaders)
                .containsExactly(0.0, 0.05);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "concurrency=5 | stages[2].duration is empty: expected a duration such as 30s, or a number of streams",
                "streams=5 | stages[2].concurrency is empty: expected a concurrency such as 10, or a rate",
                "rate=5;concurrency=5;streams=9 | stages[2].rate = \"5\": expected either rate or concurrency",
                "concurrency=5;streams=9;duration=1s | stages[2].duration = \"1s\": expected either streams or duration",
                "concurency=5;rate=5;streams=9 | stages[2].concurency is unknown: expected any of streams, duration, "
                        + "concurrency, rate, arrivals, rampUp, abandon, slowReaders; did you mean \"concurrency\"?",
                "rate=-1;streams=9 | stages[2].rate = \"-1\": expected a rate of streams above 0",
                "concurrency=;streams=9 | stages[2].concurrency is empty: expected a whole number",
                "concurrency=5;streams=9;abandon=1 | stages[2].abandon = \"1\": expected a share below 100%",
                "concurrency=5;streams=9;arrivals=poisson | stages[2].arrivals = \"poisson\": expected a rate for it",
            })
    void aMistakeInAStageIsToldWithItsNumber(String given, String told) {
        load(Map.of(), List.of(settings("concurrency=1;streams=1"), settings(given)), null);

        assertThat(messages()).singleElement().asString().startsWith(told);
    }

    @Test
    void whatEachStageHasOfItsOwnIsNotGivenBesideThem() {
        load(settings("streams=5;rate=20"), List.of(settings("concurrency=1;streams=1")), null);

        assertThat(messages())
                .containsExactly(
                        "streams = \"5\": expected no streams beside stages, which have their own",
                        "rate = \"20\": expected no rate beside stages, which have their own");
    }

    @Test
    void aConcurrencyBeyondTheCapIsAMistake() {
        load(Map.of("concurrency", "8"), List.of(), "7");

        assertThat(messages()).containsExactly("concurrency = \"8\": expected no more than maxInFlight, which is 7");
    }

    @Test
    void theDefaultCapIsNoLimitForAConcurrency() {
        assertThat(load(Map.of("concurrency", "600")).mostInFlight()).isEqualTo(600);
        assertThat(messages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "duration=30m, 30 m",
        "duration=1h;rate=5, 1 h",
        "streams=3601;rate=2, 30 m",
        "streams=3602;rate=2;rampUp=10s, 30 m 5 s"
    })
    void aLoadThatOutlastsTheRunIsAMistake(String given, String least) {
        new ConfigReader(problems).totalTimeout("30m", load(settings(given)));

        assertThat(messages())
                .containsExactly("totalTimeout = \"30m\": expected more than the " + least + " that the load takes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"streams=9999999", "duration=29m", "streams=3590;rate=2"})
    void aLoadThatMayFitIsNone(String given) {
        assertThat(new ConfigReader(problems).totalTimeout("30m", load(settings(given))))
                .isEqualTo(Duration.ofMinutes(30));
        assertThat(messages()).isEmpty();
    }

    @Test
    void theTimesOfStagesAddUp() {
        Load load = load(
                Map.of(),
                List.of(settings("concurrency=1;duration=20m"), settings("concurrency=2;duration=20m")),
                null);
        new ConfigReader(problems).totalTimeout("30m", load);

        assertThat(messages()).singleElement().asString().contains("more than the 40 m that the load takes");
    }

    @Test
    void theSeedIsAnyWholeNumber() {
        Load load = new ConfigReader(problems).load(Map.of("rate", "1"), List.of(), "0", null, 9, "-42");

        assertThat(load.seed()).isEqualTo(-42);
        assertThat(messages()).isEmpty();
    }

    @Test
    void aSeedThatIsNoNumberIsAMistake() {
        new ConfigReader(problems).load(Map.of(), List.of(), "0", null, 9, "dice");

        assertThat(messages()).singleElement().asString().startsWith("seed = \"dice\": expected a whole number");
    }

    @Test
    void onlyRandomArrivalsStartAtRandom() {
        assertThat(load(Map.of("rate", "5", "arrivals", "poisson")).drawsAtRandom())
                .isTrue();
        assertThat(load(Map.of("rate", "5")).drawsAtRandom()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "streams=10 | 10 streams, 1 at once",
                "streams=1 | 1 stream, 1 at once",
                "duration=30s;concurrency=8 | 8 at once for 30 s",
                "duration=1m;rate=20 | 20/s for 1 m",
                "streams=5;rate=30/m;arrivals=poisson | 5 streams, 30/m (poisson)",
            })
    void aStageIsDescribedInAFewWords(String given, String words) {
        assertThat(stage(settings(given)).describe()).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"4, 10, 4", "4, 2, 2", "0, 3, 1"})
    void theWarmUpHasNoMoreAtOnceThanItHasStreams(int warmup, int concurrency, int places) {
        Stage stage = Load.closed(5, concurrency, warmup).warmupStage();

        assertThat(stage.pace()).isEqualTo(new Stage.Closed(places));
        assertThat(stage.extent()).isEqualTo(new Stage.Count(warmup));
    }

    @Test
    void twiceTheLoadHasTwiceTheStreamsAndNoMoreTime() {
        Stage counted = Stage.closed(3, new Stage.Count(10));
        Stage timed = Stage.closed(3, new Stage.Time(Duration.ofSeconds(5)));
        Load load = new Load(List.of(counted, timed), 4, Optional.empty(), 7);

        assertThat(load.doubled())
                .isEqualTo(new Load(
                        List.of(new Stage(counted.pace(), new Stage.Count(20), counted.rampUp()), timed),
                        4,
                        Optional.empty(),
                        7));
    }
}

package io.github.streamcheck.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.Load;
import io.github.streamcheck.plan.Search;
import io.github.streamcheck.plan.Search.Over;
import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.plan.Thresholds;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchParserTest {

    private final Problems problems = new Problems();

    private Load parse(Map<String, String> settings, Map<String, String> beside) {
        return new SearchParser(settings, new ConfigReader(problems), problems)
                .parse(Load.closed(10, 1, 4), beside, 1_000);
    }

    private List<String> problems() {
        return problems.list().stream().map(Problem::message).toList();
    }

    private Search search(Map<String, String> settings) {
        Search search = parse(settings, Map.of()).search().orElseThrow();
        assertThat(problems()).isEmpty();
        return search;
    }

    @Test
    void aRangeOfRatesIsEnough() {
        Search search = search(Map.of("rate", "30/m..50/s"));

        assertThat(search.over()).isEqualTo(Over.RATE);
        assertThat(search.from()).isEqualTo(0.5);
        assertThat(search.to()).isEqualTo(50);
        assertThat(search.tolerance()).isEqualTo(0.05);
        assertThat(search.extent()).isEqualTo(new Stage.Time(Duration.ofSeconds(30)));
        assertThat(search.mostInFlight()).isEqualTo(1_000);
    }

    @Test
    void everythingCanBeSet() {
        Search search = search(Map.of("concurrency", "2 .. 64", "streams", "200", "tolerance", "10%"));

        assertThat(search.over()).isEqualTo(Over.CONCURRENCY);
        assertThat(search.from()).isEqualTo(2);
        assertThat(search.to()).isEqualTo(64);
        assertThat(search.extent()).isEqualTo(new Stage.Count(200));
        assertThat(search.tolerance()).isEqualTo(0.1);
    }

    @Test
    void theLoadIsTheHighestOneAndKeepsTheWarmup() {
        Load load = parse(Map.of("concurrency", "1..64"), Map.of());

        assertThat(load.warmup()).isEqualTo(4);
        assertThat(load.mostInFlight()).isEqualTo(64);
        assertThat(load.least()).as("1, 2, 4 ... 64").isEqualTo(Duration.ofSeconds(7 * 30));
        assertThat(load.describe()).isEqualTo("search from 1 stream at once to 64 streams at once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"20/s", "50/s..1/s", "1/s..1/s", "0/s..5/s", "1/s-50/s", "a..b", ""})
    void aRangeHasTwoEnds(String range) {
        parse(Map.of("rate", range), Map.of());

        assertThat(problems()).singleElement().asString().contains("two rates such as 1/s..50/s");
    }

    @ParameterizedTest
    @CsvSource({"durations, duration", "from, rate", "max, rate", "concurency, concurrency"})
    void anUnknownElementIsRefusedWithWhatWasMeant(String name, String meant) {
        Map<String, String> settings = new LinkedHashMap<>(Map.of("rate", "1/s..5/s"));
        settings.put(name, "1");
        parse(settings, Map.of());

        assertThat(problems())
                .singleElement()
                .asString()
                .contains("search." + name)
                .contains("did you mean \"" + meant);
    }

    @Test
    void nothingElseMayChooseTheLoad() {
        parse(Map.of("rate", "1/s..5/s"), Map.of("duration", "1m", "shard", "1/2", "arrivals", "poisson"));

        assertThat(problems()).hasSize(2).allMatch(problem -> problem.contains("beside search"));
    }

    @Test
    void eitherRateOrConcurrencyIsSearched() {
        parse(Map.of("rate", "1/s..5/s", "concurrency", "1..5"), Map.of());
        parse(Map.of("tolerance", "5%"), Map.of());

        assertThat(problems()).hasSize(2);
        assertThat(problems().get(0)).contains("either rate or concurrency");
        assertThat(problems().get(1)).contains("two rates such as 1/s..50/s");
    }

    private List<String> check(Optional<Search> search, Map<String, String> thresholds) {
        Thresholds parsed = ThresholdParser.parse(thresholds, problems);
        SearchParser.check(search, parsed, problems);
        return problems();
    }

    private Optional<Search> rates() {
        return Optional.of(search(Map.of("rate", "1/s..50/s")));
    }

    @Test
    void aSearchNeedsAThresholdThatALoadCanMiss() {
        assertThat(check(rates(), Map.of("capacity", "20/s")))
                .singleElement()
                .asString()
                .contains("such as <ttft><p95>800ms</p95></ttft>");
    }

    @Test
    void aThresholdOnTheCapacityNeedsASearchOfItsKind() {
        assertThat(check(Optional.empty(), Map.of("capacity", "20/s")))
                .singleElement()
                .asString()
                .contains("<search>");
    }

    @ParameterizedTest
    @CsvSource({
        "concurrentCapacity, 20, 'capacity, since the search is over the rate'",
        "capacity, 60/s, 'no more than the upper end of the search, 50 streams/s'",
        "throughput, 100, no throughput beside search"
    })
    void whatCanNeverBeMetIsRefused(String metric, String limit, String why) {
        assertThat(check(rates(), Map.of("ttft.p95", "800ms", metric, limit)))
                .singleElement()
                .asString()
                .contains(why);
    }

    @Test
    void aCapacityIsARate() {
        assertThat(check(rates(), Map.of("ttft.p95", "800ms", "capacity", "90/m")))
                .isEmpty();
    }
}

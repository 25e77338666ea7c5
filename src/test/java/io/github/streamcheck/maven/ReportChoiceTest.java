package io.github.streamcheck.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.config.Problems;
import io.github.streamcheck.report.ReportWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportChoiceTest {

    private final Problems problems = new Problems();

    private List<String> chosen(String... ids) {
        return ReportChoice.of(List.of(ids), problems).stream()
                .map(ReportWriter::id)
                .toList();
    }

    @Test
    void byDefaultThereIsWhatPeopleAndCiServersLookAt() {
        assertThat(chosen()).contains("text", "json", "junit", "hlog").doesNotContain("markdown", "openmetrics");
    }

    @Test
    void theOneThatCheckReadsIsAlwaysThere() {
        assertThat(chosen(" markdown ")).containsExactlyInAnyOrder("json", "markdown");
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void aMisspeltOneIsTold() {
        chosen("jnuit");

        assertThat(problems.list())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .startsWith("reports = \"jnuit\": expected any of ")
                        .endsWith("did you mean \"junit\"?"));
    }
}

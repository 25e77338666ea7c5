package io.github.streamcheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of what was tried names tests that there are. */
class RobustnessPageTest {

    private static final Pattern PROOF = Pattern.compile("`(\\w+Test|src/it/[\\w-]+)`");

    @Test
    void eachRowNamesATestThatIsThere() throws IOException {
        Set<String> tests;
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            tests = files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toSet());
        }
        List<String> rows = Files.readAllLines(Path.of("src/site/markdown/robustness.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| what ") && !line.startsWith("| ---"))
                .toList();

        assertThat(rows).hasSizeGreaterThan(15).allSatisfy(row -> {
            String proof = row.substring(row.lastIndexOf('|', row.length() - 2));
            assertThat(proof).containsPattern("`.+`");
            assertThat(PROOF.matcher(proof).results().map(found -> found.group(1)))
                    .allSatisfy(name -> assertThat(tests.contains(name) || Files.exists(Path.of(name)))
                            .as(name)
                            .isTrue());
        });
    }
}

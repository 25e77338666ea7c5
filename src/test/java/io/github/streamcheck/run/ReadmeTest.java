package io.github.streamcheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.simulator.faults.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README says what the code does. */
class ReadmeTest {

    private static final String README = read(Path.of("README.md"));

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        }
    }

    /** The names in the first column of the table whose first column is headed so. */
    private static Set<String> firstColumn(String heading) {
        String table = README.substring(README.indexOf("| " + heading + " |"));
        Set<String> names = new TreeSet<>();
        for (String line :
                table.lines().skip(2).takeWhile(row -> row.startsWith("|")).toList()) {
            Matcher name = Pattern.compile("`([^`]+)`").matcher(line.split("\\|", 3)[1]);
            while (name.find()) {
                names.add(name.group(1));
            }
        }
        return names;
    }

    @Test
    void hasEveryParameterOfVerify() {
        Pattern parameter = Pattern.compile("@Parameter(?!\\([^)]*readonly)[^;]*?private [^;]*?(\\w+)(?: =[^;]*)?;");
        Set<String> parameters = Stream.of("ReportingMojo", "VerificationMojo", "VerifyMojo", "StreamcheckMojo")
                .map(mojo -> read(Path.of("src/main/java/io/github/streamcheck/maven/" + mojo + ".java")))
                .flatMap(source -> parameter.matcher(source).results())
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        // Those that Maven users know are told in a row of ours.
        parameters.removeAll(List.of("skipTests", "skipITs", "mavenTestSkip", "testFailureIgnore"));

        assertThat(firstColumn("parameter")).isEqualTo(parameters);
    }

    @Test
    void namesFaultsThatAreFoundByTheRuleItSays() {
        Matcher row = Pattern.compile("\\| `fault=([a-z-]+)` \\| `([a-z-]+)` ").matcher(README);
        int rows = 0;
        while (row.find()) {
            rows++;
            String fault = row.group(1);
            String rule = row.group(2);
            assertThat(FaultCase.all())
                    .anyMatch(each -> each.fault().equals(fault) && each.rules().contains(rule));
        }

        assertThat(rows).isPositive();
    }

    @Test
    void hasEveryMetricWithItsDefinition() {
        List<Metric> metrics =
                Stream.of(Metric.values()).filter(Metric::takesThreshold).toList();

        assertThat(firstColumn("metric"))
                .isEqualTo(metrics.stream().map(Metric::parameter).collect(Collectors.toSet()));
        assertThat(metrics).allSatisfy(metric -> assertThat(README).contains("| " + metric.definition() + " |"));
    }

    @Test
    void hasEveryFaultWithItsDescription() {
        assertThat(firstColumn("fault"))
                .isEqualTo(Fault.all().stream()
                        .filter(fault -> fault != Fault.NONE)
                        .map(Fault::id)
                        .collect(Collectors.toSet()));
        assertThat(Fault.all())
                .filteredOn(fault -> fault != Fault.NONE)
                .allSatisfy(fault -> assertThat(README).contains("| " + fault.description() + " |"));
    }

    @Test
    void namesTheVersionThatIsBuilt() {
        Matcher version = Pattern.compile("<version>([^<]+)</version>").matcher(read(Path.of("pom.xml")));

        assertThat(version.find()).isTrue();
        assertThat(README).contains("<version>" + version.group(1) + "</version>");
    }
}

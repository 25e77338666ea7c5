package io.github.streamcheck.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.config.Problems;
import io.github.streamcheck.config.ThresholdParser;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.site.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands in README and the site name programs, goals, properties, profiles and tests that there are. */
class CommandsTest {

    private static final Pattern GOAL =
            Pattern.compile("(?<![.\\w])streamcheck(?:-maven-plugin(?::([\\w.-]+))?)?:([a-z]+)");
    private static final Pattern PROPERTY = Pattern.compile("-Dstreamcheck\\.([\\w.-]+)(?:=([^\\s`'\")]+))?");
    private static final Pattern TEST = Pattern.compile("-Dtest=([\\w*,]+)");
    private static final Pattern PROFILE = Pattern.compile("(?<=[\\s`])-P([\\w,-]+)");
    private static final Pattern EXECUTION = Pattern.compile("(?:surefire:test|exec:exec)@(\\w+)");

    /** Properties of our own tests, which no goal knows. */
    private static final Set<String> OF_TESTS = Set.of("update", "moreTries");

    private static final List<String> PROGRAMS = List.of("./mvnw", "mvn", "curl", "sbatch", "#", "run=$(sbatch");

    static Stream<Page> pages() {
        return Page.all().stream();
    }

    private static Stream<MatchResult> found(Pattern pattern, Page page) {
        return pattern.matcher(page.text()).results();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aCommandStartsWithAProgram(Page page) {
        assertThat(page.blocks("sh"))
                .flatMap(block -> block.replace("\\\n", "").lines().toList())
                .filteredOn(line -> !line.isBlank())
                .allSatisfy(line -> assertThat(PROGRAMS).anyMatch(line.strip()::startsWith));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void goalsAreReal(Page page) throws IOException {
        Set<String> goals = PluginDescriptor.goalNames();
        String version = PluginDescriptor.version();

        assertThat(found(GOAL, page)).allSatisfy(goal -> {
            assertThat(goal.group(2)).isIn(goals);
            assertThat(goal.group(1)).isIn(null, version);
        });
    }

    @ParameterizedTest
    @MethodSource("pages")
    void propertiesAreReal(Page page) throws IOException {
        Set<String> properties = PluginDescriptor.properties();

        assertThat(found(PROPERTY, page)).allSatisfy(property -> {
            String name = property.group(1);
            String value = property.group(2) == null ? "" : property.group(2);
            if (name.contains(".")) {
                setting(name.substring(0, name.indexOf('.')), name.substring(name.indexOf('.') + 1), value);
            } else {
                assertThat(properties.contains("streamcheck." + name) || OF_TESTS.contains(name))
                        .as(property.group())
                        .isTrue();
            }
        });
    }

    /** One of those that are below a parameter, with its value. */
    private static void setting(String parameter, String path, String value) {
        Problems problems = new Problems();
        switch (parameter) {
            case "thresholds" -> ThresholdParser.parse(Map.of(path, value), problems);
            case "simulator" -> {
                if (!value.startsWith("…") && !value.startsWith("<")) {
                    SimulatorParameters.parse(Map.of(path, value), problems);
                }
            }
            case "rules" ->
                assertThat(path).isIn(Rule.all().stream().map(Rule::id).collect(Collectors.toSet()));
            case "search" ->
                assertThat(path).isIn("rate", "concurrency", "duration", "streams", "tolerance", "arrivals");
            default -> assertThat(parameter).isEqualTo("metricsMapping");
        }
        assertThat(problems.list()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void testsProfilesAndExecutionsAreReal(Page page) throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        Set<String> tests;
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            tests = files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toSet());
        }

        assertThat(found(TEST, page))
                .allSatisfy(test -> assertThat(test.group(1)).isIn(tests));
        assertThat(found(PROFILE, page))
                .allSatisfy(profile -> assertThat(pom).contains("<id>" + profile.group(1) + "</id>"));
        assertThat(found(EXECUTION, page))
                .allSatisfy(execution -> assertThat(pom).contains("<id>" + execution.group(1) + "</id>"));
    }
}

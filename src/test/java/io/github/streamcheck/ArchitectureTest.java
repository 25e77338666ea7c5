package io.github.streamcheck;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.GeneralCodingRules;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.simulator.faults.Fault;
import io.github.streamcheck.simulator.metrics.MetricsStyle;
import io.github.streamcheck.simulator.metrics.Tally;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.RandomAccessFile;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The laws of the layout. Each has its reason, which ArchUnit prints with what breaks it. */
class ArchitectureTest {

    private static final String ROOT = "io.github.streamcheck";

    /** Those of the plugin, without the tests. */
    private static final JavaClasses CLASSES = new ClassFileImporter().importUrl(locationOf(RuleInfo.class));

    /** What the simulator's door is made of, though it is behind it. */
    private static final Class<?>[] SEEN_THROUGH_THE_DOOR = {Fault.class, MetricsStyle.class, Tally.class};

    /** Each room, and the rooms that it may know: data flow one way, from what a user wrote to what is reported. */
    private static final Map<String, Set<String>> MAY_KNOW = new TreeMap<>(Map.ofEntries(
            Map.entry("text", Set.of()),
            Map.entry("plan", Set.of("text")),
            Map.entry("config", Set.of("plan", "text")),
            Map.entry("measure", Set.of("plan", "text")),
            Map.entry("wire", Set.of("plan", "text")),
            Map.entry("engine", Set.of("measure", "plan", "text", "wire")),
            Map.entry("observe", Set.of("engine", "measure", "plan", "text", "wire")),
            Map.entry("recording", Set.of("plan", "text", "wire")),
            Map.entry("probe", Set.of("observe", "plan", "text", "wire")),
            Map.entry("server", Set.of("measure", "observe", "plan", "text", "wire")),
            Map.entry("baseline", Set.of("measure", "observe", "plan", "text")),
            Map.entry("capacity", Set.of("measure", "observe", "plan", "text")),
            Map.entry(
                    "verdict",
                    Set.of("baseline", "capacity", "engine", "measure", "observe", "plan", "server", "text")),
            Map.entry(
                    "result",
                    Set.of(
                            "baseline",
                            "capacity",
                            "engine",
                            "measure",
                            "observe",
                            "plan",
                            "server",
                            "text",
                            "verdict")),
            Map.entry(
                    "run",
                    Set.of(
                            "baseline",
                            "capacity",
                            "engine",
                            "measure",
                            "observe",
                            "plan",
                            "probe",
                            "recording",
                            "result",
                            "server",
                            "text",
                            "verdict",
                            "wire")),
            Map.entry(
                    "report",
                    Set.of(
                            "baseline",
                            "capacity",
                            "engine",
                            "measure",
                            "observe",
                            "plan",
                            "result",
                            "server",
                            "text",
                            "verdict",
                            "wire")),
            Map.entry(
                    "shard",
                    Set.of(
                            "baseline",
                            "config",
                            "engine",
                            "measure",
                            "observe",
                            "plan",
                            "report",
                            "result",
                            "server",
                            "text",
                            "verdict")),
            Map.entry("simulator", Set.of()),
            Map.entry("simulator.api", Set.of()),
            Map.entry("simulator.metrics", Set.of("simulator.api")),
            Map.entry("simulator.faults", Set.of("simulator.api", "simulator.metrics")),
            Map.entry("simulator.http", Set.of("simulator.api", "simulator.metrics"))));

    static Stream<Map.Entry<String, Set<String>>> rooms() {
        return MAY_KNOW.entrySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rooms")
    void aRoomKnowsOnlyTheRoomsBelowIt(Map.Entry<String, Set<String>> room) {
        String[] allowed = Stream.concat(Stream.of(room.getKey()), room.getValue().stream())
                .map(ArchitectureTest::within)
                .toArray(String[]::new);

        noClasses()
                .that(resideInAnyPackage(within(room.getKey())))
                .should()
                .dependOnClassesThat(resideInAnyPackage(ROOT + "..").and(resideOutsideOfPackages(allowed)))
                .because("data flow one way, so that a room can be read and tested without those above it")
                .check(CLASSES);
    }

    @Test
    void thereIsNoRoomWithoutALaw() {
        Set<String> rooms = CLASSES.stream()
                .filter(each -> !each.getSimpleName().equals("package-info"))
                .map(JavaClass::getPackageName)
                .map(name -> name.substring(ROOT.length()).replaceFirst("^\\.", ""))
                .map(name -> name.startsWith("simulator") ? name : name.replaceFirst("\\..*", ""))
                .collect(Collectors.toSet());

        // The goals may know all rooms; the root package has no class.
        assertThat(rooms).isEqualTo(with(MAY_KNOW.keySet(), "maven"));
    }

    @ParameterizedTest
    @ValueSource(strings = {".(*)..", ".simulator.(*).."})
    void roomsAreNotInACircle(String rooms) {
        slices().matching(ROOT + rooms)
                .should()
                .beFreeOfCycles()
                .because("of two rooms that know each other, neither can be changed alone")
                .check(CLASSES);
    }

    @Test
    void onlyTheGoalsKnowMaven() {
        noClasses()
                .that(resideOutsideOfPackages(within("maven")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.maven..")
                .because("a run can then be made and tested without Maven")
                .check(CLASSES);
    }

    @Test
    void onlyTheGoalsStartTheSimulator() {
        noClasses()
                .that(resideOutsideOfPackages(within("maven"), within("simulator")))
                .should()
                .dependOnClassesThat(resideInAnyPackage(within("simulator")))
                .because("a client that shares code with the server it is tested on shares its mistakes")
                .check(CLASSES);
    }

    @Test
    void theSimulatorIsEnteredByItsDoor() {
        noClasses()
                .that(resideOutsideOfPackages(within("simulator")))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(within("simulator.*")).and(not(belongToAnyOf(SEEN_THROUGH_THE_DOOR))))
                .because("what is behind Simulator and SimulatorSettings can then change alone")
                .check(new ClassFileImporter()
                        .importUrls(List.of(locationOf(RuleInfo.class), locationOf(ArchitectureTest.class))));
    }

    @Test
    void aRuleIsAFinalClassThatServiceLoaderCanMake() {
        classes()
                .that()
                .areAnnotatedWith(RuleInfo.class)
                .should()
                .haveModifier(JavaModifier.FINAL)
                .andShould()
                .bePublic()
                .andShould()
                .haveOnlyFinalFields()
                .because("a rule is found as a service, and one instance judges all streams at the same time")
                .check(CLASSES);
    }

    @Test
    void whatObservesAStreamForARuleIsNobodyElses() {
        noClasses()
                .that(resideInAnyPackage(ROOT + ".observe.rules.."))
                .and()
                .areAssignableTo(StreamObserver.class)
                .and()
                .areNestedClasses()
                .should()
                .bePublic()
                .because("a rule is understood from its own file")
                .check(CLASSES);
    }

    @Test
    void onlySinksWriteFiles() {
        noClasses()
                .that(resideOutsideOfPackages(within("report"), within("baseline"), within("maven")))
                .should()
                .callMethodWhere(new WritesFiles())
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(FileOutputStream.class, FileWriter.class, RandomAccessFile.class, FileChannel.class)
                .because("whatever is written has to be taken through the redactor first")
                .check(CLASSES);
    }

    @Test
    void nothingIsPrintedPastTheLog() {
        GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(
                CLASSES.that(resideOutsideOfPackages(within("maven"))));
    }

    private static URL locationOf(Class<?> one) {
        return one.getProtectionDomain().getCodeSource().getLocation();
    }

    private static String within(String room) {
        return ROOT + "." + room + "..";
    }

    private static Set<String> with(Set<String> names, String another) {
        return Stream.concat(names.stream(), Stream.of(another)).collect(Collectors.toSet());
    }

    /** Calls of {@link Files} that change something. */
    private static final class WritesFiles extends DescribedPredicate<JavaMethodCall> {

        private static final Pattern WRITING =
                Pattern.compile("write.*|new(OutputStream|BufferedWriter|ByteChannel)|create.*|move|copy|delete.*");

        WritesFiles() {
            super("Files.write and the like");
        }

        @Override
        public boolean test(JavaMethodCall call) {
            return call.getTargetOwner().isEquivalentTo(Files.class)
                    && WRITING.matcher(call.getTarget().getName()).matches();
        }
    }
}

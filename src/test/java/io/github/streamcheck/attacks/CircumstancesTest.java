package io.github.streamcheck.attacks;

import static io.github.streamcheck.attacks.Answers.ABSENT;
import static io.github.streamcheck.attacks.Answers.WHOLE;
import static io.github.streamcheck.wire.ScriptedServer.eventStream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.Redactor;
import io.github.streamcheck.report.BrokenWriter;
import io.github.streamcheck.report.ReportFiles;
import io.github.streamcheck.report.ReportSchema;
import io.github.streamcheck.report.ReportWriter;
import io.github.streamcheck.result.RunIdentity;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.run.Plans;
import io.github.streamcheck.run.Runs;
import io.github.streamcheck.run.Streamcheck;
import io.github.streamcheck.wire.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server without a flaw, and a machine, a folder or a build that has some. */
@Tag("attack")
@Timeout(60)
@Isolated("sets the locale of this JVM")
class CircumstancesTest {

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectories(folder.resolve("reports"));
    }

    /** Counts requests, and tells {@code each} of them before it answers. */
    private static ScriptedServer server(Runnable each) {
        return new ScriptedServer(connection -> {
            while (connection.readRequest()) {
                each.run();
                connection.send(connection.lastRequest().startsWith("POST") ? eventStream(WHOLE) : ABSENT);
            }
        });
    }

    private static Plan plan(ScriptedServer server) {
        return Plans.against(server.uri())
                .key(Shown.KEY)
                .model("m")
                .endpoints("chat")
                .load(4, 2, 1)
                .checking(1, true)
                .limited(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(30))
                .plan();
    }

    private static RunResult run() throws IOException {
        try (ScriptedServer server = server(() -> {})) {
            return Runs.of(plan(server)).run();
        }
    }

    private ReportFiles.Written write(RunResult result) throws IOException {
        ReportFiles files = new ReportFiles(folder, Redactor.NONE);
        files.clear("default");
        return files.write(result, ReportWriter.all());
    }

    private static int all() {
        return ReportWriter.all().size();
    }

    @Test
    void aFolderThatIsAFileIsSaidBeforeTheRun() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");

        assertThatThrownBy(() -> new ReportFiles(file, Redactor.NONE).clear("default"))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> new ReportFiles(file.resolve("deeper"), Redactor.NONE).clear("default"))
                .isInstanceOf(IOException.class);
        assertThat(file).hasContent("mine");
    }

    @Test
    void aFolderThatCanNotBeWrittenIsSaidBeforeTheRun() {
        assertThat(folder.toFile().setWritable(false)).isTrue();
        try {
            assumeFalse(Files.isWritable(folder), "root may write everywhere");
            assertThatThrownBy(() -> new ReportFiles(folder, Redactor.NONE).clear("default"))
                    .isInstanceOf(IOException.class);
        } finally {
            assertThat(folder.toFile().setWritable(true)).isTrue();
        }
    }

    @Test
    void aReportWhoseNameAFolderHasIsToldAndTheOthersAreWritten() throws IOException {
        Path taken = Files.createDirectories(folder.resolve("report.html").resolve("mine"));

        ReportFiles.Written written = write(run());

        assertThat(written.files()).hasSize(all() - 1);
        assertThat(written.problems()).singleElement().asString().contains("report.html");
        assertThat(taken).isDirectory();
        assertThat(folder.resolve("report.html.tmp")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"report.json", "report.json.tmp", "report.html", "summary.md.tmp"})
    void aLinkIsReplacedAndNotFollowed(String name) throws IOException {
        Path precious = Files.writeString(folder.resolveSibling("precious"), "mine");
        Files.createSymbolicLink(folder.resolve(name), precious);

        ReportFiles.Written written = write(run());

        assertThat(written.files()).hasSize(all());
        assertThat(precious).hasContent("mine");
        assertThat(folder.resolve("report.json")).isRegularFile();
    }

    @ParameterizedTest
    @ValueSource(strings = {"report.json", "report.json.tmp"})
    void aPipeThatNobodyReadsIsReplaced(String name) throws Exception {
        int made;
        try {
            made = new ProcessBuilder("mkfifo", folder.resolve(name).toString())
                    .start()
                    .waitFor();
        } catch (IOException none) {
            made = -1;
        }
        assumeFalse(made != 0, "this machine has no pipes");

        ReportFiles.Written written = write(run());

        assertThat(written.files()).hasSize(all());
        assertThat(folder.resolve("report.json")).isRegularFile();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tr-TR",
                "ar-EG-u-nu-arab",
                "th-TH-u-ca-buddhist-nu-thai",
                "fa-IR",
                "hi-IN-u-nu-deva",
                "ja-JP-u-ca-japanese"
            })
    void aLocaleChangesNothing(String tag) throws Exception {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(tag));
        try (ScriptedServer server = server(() -> {})) {
            List<String> log = new ArrayList<>();
            Plan plan = plan(server);

            RunResult result = Runs.of(plan, log::add).run();

            new Shown(result, plan.redactor(), folder, log).assertHarmless();
            assertThat(Files.readString(folder.resolve("report.json")))
                    .containsPattern("\"startedAt\" : \"2[01][0-9]{2}-[0-9]{2}-[0-9]{2}T");
            assertThat(Files.readString(folder.resolve("report.txt")).codePoints())
                    .noneMatch(c -> Character.isDigit(c) && c > '9');
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a b", "ü€😀", "a%20b%2F", "..", "a/../../b", "a\"<script>alert(1)</script>&'", "-rf", "CON"})
    void anOddNameOfAnExecutionIsNoPath(String name) throws Exception {
        try (ScriptedServer server = server(() -> {})) {
            RunResult result =
                    Runs.of(plan(server), new RunIdentity("run-1", name, false)).run();

            ReportFiles.Written written = new ReportFiles(folder, Redactor.NONE).write(result, ReportWriter.all());

            assertThat(written.files())
                    .hasSize(all())
                    .allSatisfy(
                            file -> assertThat(file.toRealPath().getParent()).isEqualTo(folder.toRealPath()));
        }
    }

    @Test
    void twoRunsIntoOneFolderLeaveNoHalfReport() throws Exception {
        RunResult result = run();
        List<CompletableFuture<Void>> writers = IntStream.range(0, 4)
                .mapToObj(writer -> CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < 10; i++) {
                        new ReportFiles(folder, Redactor.NONE).write(result, ReportWriter.all());
                    }
                }))
                .toList();
        for (CompletableFuture<Void> writer : writers) {
            writer.join();
        }

        assertThat(ReportSchema.problems(Files.readString(folder.resolve("report.json"))))
                .isEmpty();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".tmp"));
        }
    }

    /** Which request of the run comes when it happens: one of the health page, of each kind of stream, and of the active checks. */
    static IntStream moments() {
        return IntStream.of(1, 2, 3, 5, 8, 12, 20);
    }

    @ParameterizedTest
    @MethodSource("moments")
    void aStopAtAnyMomentEndsTheRunWithAReport(int moment) throws Exception {
        AtomicReference<Streamcheck> run = new AtomicReference<>();
        endsEarly(moment, run, () -> run.get().stop("enough"));
    }

    @ParameterizedTest
    @MethodSource("moments")
    void anInterruptAtAnyMomentEndsTheRunWithAReport(int moment) throws Exception {
        Thread here = Thread.currentThread();
        try {
            endsEarly(moment, new AtomicReference<>(), here::interrupt);
        } finally {
            boolean unused = Thread.interrupted();
        }
    }

    private void endsEarly(int moment, AtomicReference<Streamcheck> holder, Runnable harm) throws Exception {
        AtomicInteger requests = new AtomicInteger();
        try (ScriptedServer server = server(() -> {
            if (requests.incrementAndGet() == moment) {
                harm.run();
            }
        })) {
            Plan plan = plan(server);
            List<String> log = new ArrayList<>();
            Streamcheck run = Runs.of(plan, log::add);
            holder.set(run);

            RunResult result = run.run();

            boolean unused = Thread.interrupted();
            assertThat(requests).hasValueGreaterThanOrEqualTo(moment);
            assertThat(result.verdict().isPass()).as("%s", result.notes()).isFalse();
            new Shown(result, plan.redactor(), folder, log).assertHarmless();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 6})
    void aLogThatBreaksBreaksTheRunAndNotItsReport(int line) throws Exception {
        AtomicInteger lines = new AtomicInteger();
        try (ScriptedServer server = server(() -> {})) {
            Plan plan = plan(server);
            RunResult result = Runs.of(plan, text -> {
                        if (lines.incrementAndGet() == line) {
                            throw new AssertionError("a log that breaks");
                        }
                    })
                    .run();

            assertThat(lines).hasValueGreaterThanOrEqualTo(line);
            assertThat(result.verdict().isPass()).isFalse();
            new Shown(result, plan.redactor(), folder, List.of()).assertHarmless();
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {StackOverflowError.class, IllegalStateException.class})
    void aReportThatBreaksIsToldAndTheOthersAreWritten(Class<? extends Throwable> thrown) throws Exception {
        Throwable problem = thrown.getDeclaredConstructor().newInstance();
        List<ReportWriter> writers = new ArrayList<>(ReportWriter.all());
        writers.add(0, new BrokenWriter(problem));

        ReportFiles.Written written = new ReportFiles(folder, Redactor.NONE).write(run(), writers);

        assertThat(written.files()).hasSize(all());
        assertThat(written.problems()).singleElement().asString().contains("broken.txt");
    }
}

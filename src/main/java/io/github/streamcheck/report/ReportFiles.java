package io.github.streamcheck.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.streamcheck.plan.Redactor;
import io.github.streamcheck.result.RunResult;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of one execution's reports. A report is written whole or not at all, and the reports of an older run are deleted, so
 * that they can't be mistaken for this run's.
 */
public final class ReportFiles {

    /** The page that is to be read first. */
    public static final String PAGE = "report.html";

    /** The same as plain text. */
    public static final String TEXT = "report.txt";

    private final Path folder;
    private final Redactor redactor;

    /** {@code redactor} takes secrets out of everything that is written. */
    public ReportFiles(Path folder, Redactor redactor) {
        this.folder = folder;
        this.redactor = redactor;
    }

    /**
     * Makes the folder and deletes the reports that an older run of an execution left in it. No other file is touched: the folder
     * may be any.
     *
     * @throws IOException if the folder can't be written
     */
    public void clear(String executionId) throws IOException {
        Files.createDirectories(folder);
        for (ReportWriter writer : ReportWriter.all()) {
            delete(folder.resolve(writer.fileName(executionId)));
        }
        new AnswerFiles(folder).clear();
        // A folder that can't be written has to be reported before the streams are run, not after.
        Files.delete(Files.createTempFile(folder, "probe", ".tmp"));
    }

    /** The report to read first of those that are in the folder: the page, or else the text; empty if there is neither. */
    public static Optional<Path> first(Path folder) {
        return Stream.of(PAGE, TEXT).map(folder::resolve).filter(Files::exists).findFirst();
    }

    /** Deletes a file, if it is there; a folder of its name is left, since it is none of ours. */
    static void delete(Path file) throws IOException {
        if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(file);
        }
    }

    /**
     * The result of writing the reports.
     *
     * @param files those that were written
     * @param problems why others could not be
     */
    public record Written(List<Path> files, List<String> problems) {}

    /** Writes a report with each writer, side by side, and the answers that failed. If one fails, the others are still written. */
    public Written write(RunResult report, List<ReportWriter> writers) {
        List<Attempt> attempts =
                writers.parallelStream().map(writer -> attempt(report, writer)).toList();
        return new Written(
                attempts.stream().flatMap(attempt -> attempt.file().stream()).toList(),
                Stream.concat(
                                attempts.stream().flatMap(attempt -> attempt.problem().stream()),
                                new AnswerFiles(folder).write(report).stream())
                        .toList());
    }

    private Attempt attempt(RunResult report, ReportWriter writer) {
        String name = writer.getClass().getSimpleName();
        try {
            name = writer.fileName(report.run().executionId());
            Path file = folder.resolve(name);
            replace(file, redactor.redact(writer.render(report)));
            return new Attempt(Optional.of(file), Optional.empty());
        } catch (IOException | RuntimeException | Error problem) {
            return new Attempt(Optional.empty(), Optional.of("can't write " + folder.resolve(name) + ": " + problem));
        }
    }

    /** Either the file of a report, or why it could not be written. */
    private record Attempt(Optional<Path> file, Optional<String> problem) {}

    /** Writes a text in UTF-8, as {@link #replace(Path, byte[])} does. */
    static void replace(Path file, String content) throws IOException {
        // Not writeString, which refuses half a surrogate pair: better one character lost than a report.
        replace(file, content.getBytes(UTF_8));
    }

    /** Writes a file so that it is there whole or not at all. Where it is a link, the link is replaced, and not what it leads to. */
    static void replace(Path file, byte[] content) throws IOException {
        // No temporary file of the JDK's making: those can't be read by other users, and so could the report not be.
        Path half = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            // One that is there is left from a run that was killed, or a link to what is not ours.
            Files.deleteIfExists(half);
            Files.write(half, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            move(half, file);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    private static void move(Path half, Path file) throws IOException {
        try {
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException plainly) {
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}

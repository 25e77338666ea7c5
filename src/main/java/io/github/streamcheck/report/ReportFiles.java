package io.github.streamcheck.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The folder of one execution's reports. A report is there whole or not at all, and none of an older run is left to be
 * mistaken for this one's.
 */
public final class ReportFiles {

    private final Path folder;
    private final UnaryOperator<String> redact;

    /** {@code redact} takes secrets out of everything that is written. */
    public ReportFiles(Path folder, UnaryOperator<String> redact) {
        this.folder = folder;
        this.redact = redact;
    }

    /**
     * Makes the folder and takes away what an older run left in it.
     *
     * @throws IOException if the folder can't be written
     */
    public void clear() throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> old = Files.list(folder)) {
            for (Path file : old.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        // A folder that can't be written is to be known before the streams are run, not after.
        Files.delete(Files.createTempFile(folder, "probe", ".tmp"));
    }

    /**
     * What became of the reports.
     *
     * @param files those that were written
     * @param problems why others could not be
     */
    public record Written(List<Path> files, List<String> problems) {}

    /** Writes a report by each writer. One that fails costs no other. */
    public Written write(RunReport report, List<ReportWriter> writers) {
        List<Path> files = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (ReportWriter writer : writers) {
            String name = writer.getClass().getSimpleName();
            try {
                name = writer.fileName(report);
                Path file = folder.resolve(name);
                replace(file, redact.apply(writer.render(report)));
                files.add(file);
            } catch (IOException | RuntimeException problem) {
                problems.add("can't write " + folder.resolve(name) + ": " + problem);
            }
        }
        return new Written(files, problems);
    }

    /** Writes a file so that it is there whole or not at all. */
    static void replace(Path file, String content) throws IOException {
        // No temporary file of the JDK's making: those can't be read by other users, and so could the report not be.
        Path half = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            Files.writeString(half, content, UTF_8);
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

package io.github.streamcheck.report;

import io.github.streamcheck.observe.Exemplar;
import io.github.streamcheck.result.RunResult;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The answers that failed, each in a file of its own: to attach to a bug report, and to be judged again by the goal {@code judge}.
 * They are in the folder {@value #FOLDER} beside the reports.
 */
public final class AnswerFiles {

    private static final String FOLDER = "streams";
    private static final Pattern NAMES = Pattern.compile("[0-9]{1,10}\\.raw(\\.tmp)?");

    private final Path folder;

    /** {@code reports}: the folder of the reports. */
    AnswerFiles(Path reports) {
        this.folder = reports.resolve(FOLDER);
    }

    /** The file with the answer of a stream, as seen from the reports. */
    public static String name(Exemplar stream) {
        return FOLDER + "/" + stream.number() + ".raw";
    }

    /** Deletes those of an older run, and nothing else. */
    void clear() throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                folder, file -> NAMES.matcher(file.getFileName().toString()).matches())) {
            for (Path file : files) {
                ReportFiles.delete(file);
            }
        }
    }

    /** Writes those of a run, and gives what could not be written. */
    List<String> write(RunResult report) {
        List<String> problems = new ArrayList<>();
        if (Files.isSymbolicLink(folder)) {
            return List.of(folder + " is a link: the answers that failed are not written");
        }
        for (Exemplar stream : report.figures().exemplars()) {
            stream.answer().ifPresent(answer -> {
                Path file = folder.resolveSibling(name(stream));
                try {
                    Files.createDirectories(folder);
                    ReportFiles.replace(file, answer.stream().readAllBytes());
                } catch (IOException problem) {
                    problems.add("can't write " + file + ": " + problem);
                }
            });
        }
        return problems;
    }
}

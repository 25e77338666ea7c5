package io.github.streamcheck.shard;

import io.github.streamcheck.config.Problems;
import io.github.streamcheck.report.JsonReport;
import io.github.streamcheck.report.ReportFolders;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Finds the reports that the user's paths and patterns name. For one use, by one thread. */
public final class ReportPaths {

    private static final String PARAMETER = "mergeFrom";
    private static final String EXPECTED =
            "a report.json, a folder with reports below it, or a pattern such as shards/*/report.json";

    /** The folder before the first part with a wildcard, and what follows. */
    private static final Pattern GLOB = Pattern.compile("((?:[^*?\\[{]*[/\\\\])?)([^/\\\\]*[*?\\[{].*)");

    private static final int MAX_DEPTH = 32;
    private static final String ANYWHERE = "**/";

    private final Path base;
    private final ReportFolders written;
    private final Problems problems;

    /** {@code base} is what relative paths are of; {@code written} is where shards leave their reports by default. */
    public ReportPaths(Path base, ReportFolders written, Problems problems) {
        this.base = base;
        this.written = written;
        this.problems = problems;
    }

    /**
     * The files, each once. One that is not there is a problem.
     *
     * @param given files, folders and patterns; none for those that are where shards leave them by default
     */
    public List<Path> find(List<String> given) {
        Set<Path> found = new TreeSet<>();
        List<String> texts = given.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
        if (texts.isEmpty()) {
            found.addAll(written());
        }
        for (String text : texts) {
            if (!problems.addIfUnresolved(PARAMETER, text)) {
                found.addAll(find(text));
            }
        }
        return List.copyOf(found);
    }

    private List<Path> written() {
        String reason = "no shard left a report in " + written.root();
        try {
            List<Path> shards = written.shards();
            if (!shards.isEmpty()) {
                return shards.stream()
                        .map(folder -> folder.resolve(JsonReport.FILE_NAME))
                        .toList();
            }
        } catch (IOException problem) {
            reason = problem.toString();
        }
        problems.add(PARAMETER, "", EXPECTED + ", since " + reason);
        return List.of();
    }

    private Set<Path> find(String text) {
        try {
            Set<Path> found = files(text);
            if (found.isEmpty()) {
                problems.add(PARAMETER, text, EXPECTED + ", and there is none in " + base);
            }
            return found;
        } catch (IOException | InvalidPathException | PatternSyntaxException problem) {
            problems.add(PARAMETER, text, EXPECTED + " (" + problem + ")");
            return Set.of();
        }
    }

    private Set<Path> files(String text) throws IOException {
        Matcher glob = GLOB.matcher(text);
        if (glob.matches()) {
            return below(base.resolve(glob.group(1)), matching(glob.group(2)));
        }
        Path path = base.resolve(text).normalize();
        if (Files.isRegularFile(path)) {
            return Set.of(path);
        }
        return below(path, file -> file.endsWith(JsonReport.FILE_NAME));
    }

    /** A pattern that begins with any folder also matches in no folder, as users expect. */
    private static Predicate<Path> matching(String glob) {
        Predicate<Path> whole = matcher(glob)::matches;
        return glob.startsWith(ANYWHERE) ? whole.or(matcher(glob.substring(ANYWHERE.length()))::matches) : whole;
    }

    private static PathMatcher matcher(String glob) {
        return FileSystems.getDefault().getPathMatcher("glob:" + glob);
    }

    private static Set<Path> below(Path folder, Predicate<Path> wanted) throws IOException {
        Set<Path> found = new TreeSet<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder, MAX_DEPTH)) {
                files.filter(Files::isRegularFile)
                        .filter(file -> wanted.test(folder.relativize(file)))
                        .map(Path::normalize)
                        .forEach(found::add);
            }
        }
        return found;
    }
}

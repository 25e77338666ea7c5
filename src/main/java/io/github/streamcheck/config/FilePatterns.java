package io.github.streamcheck.config;

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

/** Finds the files that the user's paths and patterns name. Immutable. */
public final class FilePatterns {

    /** The folder before the first part with a wildcard, and what follows. */
    private static final Pattern GLOB = Pattern.compile("((?:[^*?\\[{]*[/\\\\])?)([^/\\\\]*[*?\\[{].*)");

    private static final int MAX_DEPTH = 32;
    private static final String ANYWHERE = "**/";

    private final String parameter;
    private final String expected;
    private final Path base;
    private final Predicate<Path> ofFolders;

    /**
     * Patterns of one parameter.
     *
     * @param expected what a value may be, for the message about a wrong one
     * @param base what relative paths are of
     * @param ofFolders which files are taken where a folder is named
     */
    public FilePatterns(String parameter, String expected, Path base, Predicate<Path> ofFolders) {
        this.parameter = parameter;
        this.expected = expected;
        this.base = base;
        this.ofFolders = ofFolders;
    }

    /** The files, each once, by name. A path or pattern of no file is a problem. */
    public List<Path> find(List<String> given, Problems problems) {
        Set<Path> found = new TreeSet<>();
        for (String text : given) {
            if (!problems.addIfUnresolved(parameter, text)) {
                found.addAll(find(text, problems));
            }
        }
        return List.copyOf(found);
    }

    private Set<Path> find(String text, Problems problems) {
        try {
            Set<Path> found = files(text);
            if (found.isEmpty()) {
                problems.add(parameter, text, expected + ", and there is none in " + base);
            }
            return found;
        } catch (IOException | InvalidPathException | PatternSyntaxException problem) {
            problems.add(parameter, text, expected + " (" + problem + ")");
            return Set.of();
        }
    }

    private Set<Path> files(String text) throws IOException {
        Matcher glob = GLOB.matcher(text);
        if (glob.matches()) {
            return below(base.resolve(glob.group(1)), matching(glob.group(2)));
        }
        Path path = base.resolve(text).normalize();
        return Files.isRegularFile(path) ? Set.of(path) : below(path, ofFolders);
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

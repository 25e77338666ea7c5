package io.github.streamcheck.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page in Markdown. Immutable. */
public record Page(Path file, String text) {

    public static final Path SITE = Path.of("src", "site", "markdown");

    private static final Pattern LINK = Pattern.compile("(!?)\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*)");
    private static final Pattern ID = Pattern.compile("<a id=\"([^\"]+)\"></a>");

    /** A link, or the address of an image. */
    public record Link(boolean isImage, String address) {
        public boolean isAbsolute() {
            return address.contains(":");
        }
    }

    public static Page of(Path file) {
        try {
            return new Page(file, Files.readString(file));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    public static Page readme() {
        return of(Path.of("README.md"));
    }

    /** The page of the site with that name, such as {@code load}. */
    public static Page ofSite(String name) {
        return of(SITE.resolve(name + ".md"));
    }

    /** All pages of the site. */
    public static List<Page> site() {
        try (Stream<Path> files = Files.list(SITE)) {
            return files.sorted().map(Page::of).toList();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** README and all pages of the site. */
    public static List<Page> all() {
        List<Page> pages = new ArrayList<>(site());
        pages.add(readme());
        return pages;
    }

    /** The contents of the blocks of code in that language. */
    public List<String> blocks(String language) {
        return Pattern.compile("(?ms)^```" + language + "\n(.*?)^```")
                .matcher(text)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    /** The code within sentences and tables. */
    public List<String> inlineCode() {
        return CODE.matcher(String.join("\n", lines()))
                .results()
                .map(code -> code.group(1))
                .toList();
    }

    /** The code in the first column of the table whose first column has that heading; empty if there is no such table. */
    public Set<String> firstColumn(String heading) {
        Predicate<String> isHead = line -> line.startsWith("| " + heading + " |");
        return lines().stream()
                .dropWhile(isHead.negate())
                .skip(2)
                .takeWhile(row -> row.startsWith("|"))
                .flatMap(row -> CODE.matcher(row.split("\\|", 3)[1]).results())
                .map(code -> code.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public List<Link> links() {
        return LINK.matcher(String.join("\n", lines()).replaceAll("`[^`\n]+`", "code"))
                .results()
                .map(link -> new Link(!link.group(1).isEmpty(), link.group(2)))
                .toList();
    }

    /** The anchors that a forge gives to the headings. */
    public Set<String> anchors() {
        return headings().map(Page::slug).collect(Collectors.toSet());
    }

    /** The anchors that also the built site has: it takes ids as they are, and makes others of headings than a forge does. */
    public Set<String> anchorsOfSite() {
        Set<String> anchors = headings()
                .map(Page::title)
                .filter(title -> title.equals(slug(title)))
                .collect(Collectors.toCollection(TreeSet::new));
        ID.matcher(text).results().forEach(id -> anchors.add(id.group(1)));
        return anchors;
    }

    /** The lines outside blocks of code. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        boolean code = false;
        for (String line : text.lines().toList()) {
            if (line.startsWith("```")) {
                code = !code;
            } else if (!code) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** A heading's text without its id. */
    static String title(String heading) {
        return ID.matcher(heading).replaceAll("");
    }

    /** What a forge makes of a heading: letters, digits and hyphens. */
    static String slug(String heading) {
        return title(heading)
                .toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[^a-z0-9 _-]", "")
                .replace(' ', '-');
    }

    private Stream<String> headings() {
        return lines().stream().map(HEADING::matcher).filter(Matcher::matches).map(heading -> heading.group(1));
    }

    @Override
    public String toString() {
        return file.toString();
    }
}

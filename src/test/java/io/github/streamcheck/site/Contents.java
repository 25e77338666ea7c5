package io.github.streamcheck.site;

import java.util.ArrayList;
import java.util.List;

/**
 * The table of contents of a page, before its first section, where there are four sections or more. The sections it names get an
 * id, since a forge and the built site make different anchors of a heading. Stateless.
 */
public final class Contents {

    private static final String HEAD = "On this page:";
    private static final String SECTION = "## ";
    private static final int LONG = 4;

    private Contents() {}

    /** The page with its table of contents as it has to be. A second time changes nothing. */
    public static String add(String page) {
        List<String> lines = withoutContents(page);
        List<String> sections = sections(lines);
        if (sections.size() < LONG) {
            return page;
        }
        List<String> changed = new ArrayList<>();
        boolean code = false;
        boolean first = true;
        for (String line : lines) {
            code ^= line.startsWith("```");
            if (code || !line.startsWith(SECTION)) {
                changed.add(line);
                continue;
            }
            if (first) {
                changed.addAll(List.of(HEAD, ""));
                sections.forEach(title -> changed.add("- [" + title + "](#" + Page.slug(title) + ")"));
                changed.add("");
                first = false;
            }
            String title = Page.title(line.substring(SECTION.length()));
            String slug = Page.slug(title);
            changed.add(SECTION + (title.equals(slug) ? "" : "<a id=\"" + slug + "\"></a>") + title);
        }
        return String.join("\n", changed) + "\n";
    }

    private static List<String> withoutContents(String page) {
        List<String> lines = new ArrayList<>(page.lines().toList());
        int head = lines.indexOf(HEAD);
        if (head >= 0) {
            int end = head + 2;
            while (lines.get(end).startsWith("- [")) {
                end++;
            }
            lines.subList(head, end + 1).clear();
        }
        return lines;
    }

    private static List<String> sections(List<String> lines) {
        List<String> titles = new ArrayList<>();
        boolean code = false;
        for (String line : lines) {
            code ^= line.startsWith("```");
            if (!code && line.startsWith(SECTION)) {
                titles.add(Page.title(line.substring(SECTION.length())));
            }
        }
        return titles;
    }
}

package io.github.streamcheck.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.site.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The menu and the first page of the site lead to every page and every goal. */
class SiteMenuTest {

    private static final Path MENU = Path.of("src", "site", "site.xml");
    private static final Path FIRST = Path.of("src", "site", "xdoc", "index.xml");

    @Test
    void theMenuHasEveryPage() throws IOException {
        assertThat(addresses(MENU, "item")).containsAll(pages()).doesNotHaveDuplicates();
    }

    @Test
    void everyEntryOfTheMenuIsAPage() throws IOException {
        Set<String> made = new TreeSet<>(pages());
        made.addAll(List.of("index.html", "plugin-info.html"));

        assertThat(made).containsAll(addresses(MENU, "item"));
    }

    @Test
    void theFirstPageHasEveryGoal() throws IOException {
        assertThat(addresses(FIRST, "a"))
                .containsAll(PluginDescriptor.goalNames().stream()
                        .map(goal -> goal + "-mojo.html")
                        .toList());
    }

    @Test
    void everyLinkOfTheFirstPageLeadsSomewhere() throws IOException {
        Set<String> made = new TreeSet<>(pages());
        PluginDescriptor.goalNames().forEach(goal -> made.add(goal + "-mojo.html"));

        assertThat(addresses(FIRST, "a"))
                .allSatisfy(address -> assertThat(made.contains(address)
                                || Path.of("src/site/resources", address)
                                        .toFile()
                                        .isFile())
                        .as(address)
                        .isTrue());
    }

    private static Set<String> pages() {
        return Page.site().stream()
                .map(page -> page.file().getFileName().toString().replace(".md", ".html"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> addresses(Path file, String tag) throws IOException {
        List<String> addresses = new ArrayList<>();
        NodeList elements = PluginDescriptor.read(file).getElementsByTagName(tag);
        for (int i = 0; i < elements.getLength(); i++) {
            if (elements.item(i) instanceof Element element) {
                addresses.add(element.getAttribute("href"));
            }
        }
        return addresses;
    }
}

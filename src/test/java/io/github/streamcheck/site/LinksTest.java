package io.github.streamcheck.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links lead somewhere, both on a forge and in the built site. */
class LinksTest {

    static List<Page> pages() {
        return Page.all();
    }

    static List<Page> site() {
        return Page.site();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theirFilesAndAnchorsAreThere(Page page) {
        assertThat(page.links()).filteredOn(link -> !link.isAbsolute()).allSatisfy(link -> {
            Path target = target(page, link);
            assertThat(target).exists();
            if (link.address().contains("#")) {
                assertThat(Page.of(target).anchors()).contains(anchor(link));
            }
        });
    }

    /** Only pages of the site become pages of the built site, and only some of their anchors are the same there. */
    @ParameterizedTest
    @MethodSource("site")
    void theyStayWithinTheSite(Page page) {
        assertThat(page.links()).filteredOn(link -> !link.isAbsolute()).allSatisfy(link -> {
            Path target = target(page, link);
            assertThat(target.getParent()).isEqualTo(Page.SITE);
            if (link.address().contains("#")) {
                assertThat(Page.of(target).anchorsOfSite()).contains(anchor(link));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("pages")
    void noPageHasAPlaceholder(Page page) {
        assertThat(page.text()).doesNotContain("@project.");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void absoluteOnesAreEncrypted(Page page) {
        assertThat(page.links())
                .filteredOn(Page.Link::isAbsolute)
                .allSatisfy(link -> assertThat(link.address()).startsWith("https://"));
    }

    private static Path target(Page page, Page.Link link) {
        String file = link.address().replaceFirst("#.*", "");
        if (file.isEmpty()) {
            return page.file();
        }
        Path folder = page.file().getParent();
        Path target = (folder == null ? Path.of(file) : folder.resolve(file)).normalize();
        assertThat(Files.exists(target)).as("%s: %s", page, link.address()).isTrue();
        return target;
    }

    private static String anchor(Page.Link link) {
        return link.address().replaceFirst("[^#]*#", "");
    }
}

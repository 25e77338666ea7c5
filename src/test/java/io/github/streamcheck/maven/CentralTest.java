package io.github.streamcheck.maven;

import static io.github.streamcheck.maven.PluginDescriptor.children;
import static io.github.streamcheck.maven.PluginDescriptor.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/**
 * What <a href="https://central.sonatype.org/publish/requirements/">Maven Central requires</a> of a POM, and what users look for in
 * a jar. The jars beside it are checked by the profile {@code release}.
 */
class CentralTest {

    private static Element pom() throws IOException {
        return PluginDescriptor.read(Path.of("pom.xml"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "groupId",
                "artifactId",
                "version",
                "name",
                "description",
                "url",
                "licenses/license/name",
                "licenses/license/url",
                "developers/developer/name",
                "developers/developer/url",
                "scm/connection",
                "scm/developerConnection",
                "scm/url",
                "issueManagement/url"
            })
    void thePomSaysWhoAndWhere(String path) throws Exception {
        String found = XPathFactory.newInstance().newXPath().evaluate("normalize-space(/project/" + path + ")", pom());

        assertThat(found).isNotEmpty();
    }

    @Test
    void theGroupIsTheOneThatCentralGrantsToTheOwnerOfTheRepository() throws IOException {
        Element properties = children(pom(), "properties").findFirst().orElseThrow();

        assertThat(text(pom(), "groupId")).isEqualTo("io.github." + text(properties, "organization"));
        assertThat(text(properties, "repository")).startsWith("https://github.com/${organization}/");
    }

    @Test
    void theJarHasTheLicense() {
        assertThat(Path.of("target", "classes", "META-INF", "LICENSE")).hasSameTextualContentAs(Path.of("LICENSE"));
    }
}

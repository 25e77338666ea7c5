package io.github.streamcheck.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.config.ConfigReader;
import io.github.streamcheck.config.Problems;
import io.github.streamcheck.config.ThresholdParser;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.site.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.maven.plugin.testing.SilentLog;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.configuration.xml.XmlPlexusConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** XML that users copy from README and the site is what Maven and streamcheck take. */
class ExamplesTest {

    private static final String ARTIFACT = "streamcheck-maven-plugin";

    /** What is no configuration of streamcheck: a server in settings.xml, and the file of Maven's build cache. */
    private static final Set<String> OF_OTHERS = Set.of("server", "executionControl");

    /** One example, and the page it is on. */
    record Example(Page page, String xml) {
        @Override
        public String toString() {
            return page + ": " + xml.lines().findFirst().orElse("");
        }
    }

    static Stream<Example> blocks() {
        return Page.all().stream().flatMap(page -> page.blocks("xml").stream().map(xml -> new Example(page, xml)));
    }

    /** Whole elements within sentences. */
    static Stream<Example> inSentences() {
        return Page.all().stream()
                .flatMap(page -> page.inlineCode().stream()
                        .filter(code -> code.startsWith("<") && code.contains("</"))
                        .map(xml -> new Example(page, xml)));
    }

    static Stream<Page> pages() {
        return Page.all().stream();
    }

    @Test
    void thereAreSome() {
        assertThat(blocks()).hasSizeGreaterThan(15);
        assertThat(inSentences()).hasSizeGreaterThan(15);
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void aBlockHasRealParametersAndGoals(Example example) throws Exception {
        for (Element element : elements(example.xml())) {
            check(element);
        }
    }

    @ParameterizedTest
    @MethodSource("inSentences")
    void anElementInASentenceIsAParameter(Example example) throws Exception {
        for (Element element : elements(example.xml())) {
            if (!isOfMapping(element) && !List.of("goal", "stage", "request").contains(element.getTagName())) {
                check(element);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void parametersAndRulesInTablesAreReal(Page page) throws IOException {
        assertThat(page.firstColumn("parameter"))
                .isSubsetOf(PluginDescriptor.parameterNames(PluginDescriptor.goalNames()));
        assertThat(page.firstColumn("rule"))
                .isSubsetOf(Rule.all().stream().map(Rule::id).toList());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theVersionIsTheOneThatIsBuilt(Page page) throws IOException {
        String built = PluginDescriptor.version();

        for (String block : page.blocks("xml")) {
            if (block.contains("<artifactId>" + ARTIFACT)) {
                assertThat(block).contains("<version>" + built + "</version>");
            }
        }
    }

    private static void check(Element element) throws IOException {
        String name = element.getTagName();
        switch (name) {
            case "plugin" -> plugin(element);
            case "configuration" -> children(element).forEach(ExamplesTest::parameter);
            case "goals" -> goals(element);
            default -> {
                if (!OF_OTHERS.contains(name)) {
                    parameter(element);
                }
            }
        }
    }

    private static void plugin(Element plugin) throws IOException {
        if (!PluginDescriptor.text(plugin, "artifactId").equals(ARTIFACT)) {
            return;
        }
        for (Element part : descendants(plugin)) {
            if (part.getTagName().equals("goals") || part.getTagName().equals("configuration")) {
                check(part);
            }
        }
    }

    private static void goals(Element goals) throws IOException {
        assertThat(children(goals).stream().map(goal -> goal.getTextContent().strip()))
                .isNotEmpty()
                .isSubsetOf(PluginDescriptor.goalNames());
    }

    /** A parameter of ours, with a value that is read without complaint. */
    private static void parameter(Element element) {
        String name = element.getTagName();
        Problems problems = new Problems();
        ConfigReader reader = new ConfigReader(problems);
        try {
            assertThat(PluginDescriptor.parameterNames(PluginDescriptor.goalNames()))
                    .contains(name);
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        }
        switch (name) {
            case "thresholds" -> ThresholdParser.parse(flat(element, problems), problems);
            case "rules" ->
                reader.rules(
                        "openai",
                        flat(element, problems),
                        Rule.all().stream().map(Rule::id).toList());
            case "metricsMapping" -> reader.metricsMapping(flat(element, problems));
            case "simulator" -> SimulatorParameters.parse(flat(element, problems), problems);
            case "stages" ->
                reader.load(
                        Map.of(),
                        ElementTree.list(name, "stage", configuration(element), problems),
                        "4",
                        null,
                        10_000,
                        null);
            default ->
                assertThat(element.hasChildNodes() || element.hasAttributes()).isTrue();
        }
        assertThat(problems.list()).isEmpty();
    }

    private static boolean isOfMapping(Element element) {
        Problems problems = new Problems();
        PlexusConfiguration mapping = new XmlPlexusConfiguration("metricsMapping");
        mapping.addChild(configuration(element));
        new ConfigReader(problems)
                .metricsMapping(
                        ElementTree.flatten("metricsMapping", mapping, new Properties(), new SilentLog(), problems));
        return problems.isEmpty();
    }

    private static Map<String, String> flat(Element element, Problems problems) {
        return ElementTree.flatten(
                element.getTagName(), configuration(element), new Properties(), new SilentLog(), problems);
    }

    private static PlexusConfiguration configuration(Element element) {
        XmlPlexusConfiguration configuration = new XmlPlexusConfiguration(element.getTagName());
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            configuration.setAttribute(
                    element.getAttributes().item(i).getNodeName(),
                    element.getAttributes().item(i).getNodeValue());
        }
        List<Element> children = children(element);
        if (children.isEmpty()) {
            configuration.setValue(element.getTextContent());
        }
        children.forEach(child -> configuration.addChild(configuration(child)));
        return configuration;
    }

    private static List<Element> elements(String xml) throws ParserConfigurationException, SAXException, IOException {
        byte[] whole = ("<all>" + xml + "</all>").getBytes(StandardCharsets.UTF_8);
        return children(DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(whole))
                .getDocumentElement());
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (int i = 0; i < parent.getChildNodes().getLength(); i++) {
            if (parent.getChildNodes().item(i) instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    private static List<Element> descendants(Element parent) {
        List<Element> all = new ArrayList<>();
        for (Element child : children(parent)) {
            all.add(child);
            all.addAll(descendants(child));
        }
        return all;
    }
}

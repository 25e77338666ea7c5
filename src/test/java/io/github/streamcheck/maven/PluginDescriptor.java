package io.github.streamcheck.maven;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What Maven knows of the plugin: its descriptor, which the build makes, and other XML. Stateless. */
final class PluginDescriptor {

    private static final Path FILE = Path.of("target", "classes", "META-INF", "maven", "plugin.xml");
    private static final Path ENHANCED = Path.of("target", "plugin-enhanced.xml");
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{(streamcheck\\.[^}]+)}");

    private PluginDescriptor() {}

    static Stream<Element> goals() throws IOException {
        return goals(FILE);
    }

    /** The same with descriptions in HTML, as the pages of the site show them. */
    static Stream<Element> goalsInHtml() throws IOException {
        return goals(ENHANCED);
    }

    private static Stream<Element> goals(Path file) throws IOException {
        return children(read(file), "mojos").flatMap(all -> children(all, "mojo"));
    }

    /** The version that is built. */
    static String version() throws IOException {
        return text(read(FILE), "version");
    }

    /** The names of the goals. */
    static Set<String> goalNames() throws IOException {
        return goals().map(goal -> text(goal, "goal")).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names of the parameters of these goals that users can set. */
    static Set<String> parameterNames(Collection<String> goals) throws IOException {
        return goals().filter(goal -> goals.contains(text(goal, "goal")))
                .flatMap(PluginDescriptor::parameters)
                .map(parameter -> text(parameter, "name"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The properties by which parameters can be set, such as {@code streamcheck.streams}. */
    static Set<String> properties() throws IOException {
        return goals().flatMap(goal -> children(goal, "configuration"))
                .flatMap(values -> PROPERTY.matcher(values.getTextContent()).results())
                .map(property -> property.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The parameters of a goal that users can set. */
    static Stream<Element> parameters(Element goal) {
        return children(goal, "parameters")
                .flatMap(all -> children(all, "parameter"))
                .filter(parameter -> text(parameter, "editable").equals("true"));
    }

    /** The root of a file of XML. */
    static Element read(Path file) throws IOException {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException problem) {
            throw new IOException(problem);
        }
    }

    static Stream<Element> children(Element parent, String name) {
        NodeList nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .filter(child -> child.getTagName().equals(name));
    }

    /** The text of a child on one line; empty if there is none. */
    static String text(Element parent, String child) {
        return children(parent, child)
                .findFirst()
                .map(element -> element.getTextContent().strip().replaceAll("\\s+", " "))
                .orElse("");
    }
}

package io.github.streamcheck.maven;

import java.io.IOException;
import java.nio.file.Path;
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

    private PluginDescriptor() {}

    static Stream<Element> goals() throws IOException {
        return children(read(FILE), "mojos").flatMap(all -> children(all, "mojo"));
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

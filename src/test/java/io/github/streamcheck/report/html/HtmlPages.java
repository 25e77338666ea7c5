package io.github.streamcheck.report.html;

import io.github.streamcheck.result.RunResult;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads pages of reports. Stateless. */
final class HtmlPages {

    private HtmlPages() {}

    /** The page is well-formed XML, so a parser that forgives nothing says what is markup in it. */
    static Document document(RunResult report) throws IOException, SAXException, ParserConfigurationException {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(new HtmlReport().render(report))));
    }

    /** All elements of a name. */
    static List<Element> elements(Document document, String name) {
        NodeList found = document.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(found::item)
                .map(Element.class::cast)
                .toList();
    }

    /** The texts of all elements of a name. */
    static List<String> texts(Document document, String name) {
        return elements(document, name).stream().map(Element::getTextContent).toList();
    }

    /** The texts of all elements of a name and a class. */
    static List<String> texts(Document document, String name, String style) {
        return elements(document, name).stream()
                .filter(element -> element.getAttribute("class").equals(style))
                .map(element -> element.getTextContent().strip())
                .toList();
    }
}

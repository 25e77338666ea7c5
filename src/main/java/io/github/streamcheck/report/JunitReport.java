package io.github.streamcheck.report;

import com.google.auto.service.AutoService;
import io.github.streamcheck.result.RunResult;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * {@code TEST-streamcheck.<executionId>.xml}, in the form of Surefire's reports, which every CI server reads: a suite of one
 * execution, with a case for each expectation. Names hold no figures, so that a case has a history. The reason of a failure is in its
 * message and in its text, since some servers show the one and some the other.
 */
@AutoService(ReportWriter.class)
public final class JunitReport implements ReportWriter {

    private static final String NAME = "streamcheck.";

    @Override
    public String id() {
        return "junit";
    }

    @Override
    public String fileName(String executionId) {
        return "TEST-" + suite(executionId) + ".xml";
    }

    private static String suite(String executionId) {
        return NAME + executionId.replaceAll("[^A-Za-z0-9._-]", "_");
    }

    @Override
    public String render(RunResult report) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            suite(xml, report, JunitCase.of(report));
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("XML can be written to memory", impossible);
        }
        return text + "\n";
    }

    private static void suite(XMLStreamWriter xml, RunResult report, List<JunitCase> cases) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", suite(report.run().executionId()));
        xml.writeAttribute("time", seconds(report.took()));
        xml.writeAttribute("tests", String.valueOf(cases.size()));
        xml.writeAttribute("errors", String.valueOf(count(cases, JunitCase.Outcome.ERROR)));
        xml.writeAttribute("skipped", "0");
        xml.writeAttribute("failures", String.valueOf(count(cases, JunitCase.Outcome.FAILURE)));
        properties(
                xml,
                Map.of(
                        "runId", report.run().id(),
                        "baseUrl", report.plan().target().baseUri().toString(),
                        "model", report.model().orElse("none known")));
        for (JunitCase each : cases) {
            testCase(xml, suite(report.run().executionId()), each);
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
    }

    private static long count(List<JunitCase> cases, JunitCase.Outcome outcome) {
        return cases.stream().filter(each -> each.outcome() == outcome).count();
    }

    private static void properties(XMLStreamWriter xml, Map<String, String> properties) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("properties");
        for (Map.Entry<String, String> property : properties.entrySet()) {
            xml.writeCharacters("\n    ");
            xml.writeEmptyElement("property");
            xml.writeAttribute("name", property.getKey());
            xml.writeAttribute("value", allowed(property.getValue()));
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    private static void testCase(XMLStreamWriter xml, String suite, JunitCase each) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("name", each.name());
        xml.writeAttribute("classname", suite + "." + each.group());
        // The time of one expectation is not known, only that of the run.
        xml.writeAttribute("time", "0");
        if (each.outcome() != JunitCase.Outcome.PASS) {
            xml.writeStartElement(each.outcome() == JunitCase.Outcome.ERROR ? "error" : "failure");
            xml.writeAttribute("message", allowed(each.text()));
            xml.writeAttribute("type", each.group());
            xml.writeCharacters(allowed(each.text()));
            xml.writeEndElement();
        } else if (!each.text().isEmpty()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(allowed(each.text()));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1e3);
    }

    /** XML 1.0 has no place for some characters, not even escaped, and models emit them. The writer would let them pass. */
    private static String allowed(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> isAllowed(c) ? c : Character.codePointAt("\uFFFD", 0))
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || (c >= 0x10000 && c <= 0x10FFFF);
    }
}

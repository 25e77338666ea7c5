package io.github.streamcheck.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The JSON Schema of {@code report.json}, as it is in the jar. */
public final class ReportSchema {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Schema EXACT = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(exact(tree()));

    private ReportSchema() {}

    static JsonNode tree() {
        try (InputStream schema = JsonReport.class.getResourceAsStream("report.schema.json")) {
            return JSON.readTree(Objects.requireNonNull(schema, "the schema is in the jar"));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** What of a report is against the schema, or not in it. */
    public static List<String> problems(String report) {
        try {
            return EXACT.validate(JSON.readTree(report)).stream()
                    .map(Error::toString)
                    .toList();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Readers have to be open to members of later versions; we want to see those that nobody described. */
    private static JsonNode exact(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.path("type").asText().equals("object")) {
            if (object.has("properties") && !object.has("additionalProperties")) {
                object.put("additionalProperties", false);
            }
        }
        schema.forEach(ReportSchema::exact);
        return schema;
    }
}

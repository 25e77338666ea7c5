package io.github.streamcheck.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** What is known of the JSON of chat completions beside their streams. Stateless. */
public final class ChatJson {

    private ChatJson() {}

    /** The thinking in a message, under whichever name servers have it, as it is read from a delta; empty if there is none. */
    public static String thinking(JsonNode message) {
        String thinking = "";
        for (Map.Entry<String, JsonNode> member : message.properties()) {
            String text = OtherOutput.isReasoning(member.getKey()) ? text(member.getValue()) : "";
            thinking = text.isEmpty() ? thinking : text;
        }
        return thinking;
    }

    private static String text(JsonNode value) {
        try (JsonParser parser = value.traverse()) {
            parser.nextToken();
            return OtherOutput.read(parser).text();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

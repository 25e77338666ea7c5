package io.github.streamcheck.simulator.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Edits of the JSON inside an event. What is no event with a JSON object stays as it is. */
public final class Events {

    private static final String BEGIN = "data: ";
    private static final String END = "\n\n";

    private Events() {}

    static String of(JsonNode json) {
        return BEGIN + Json.write(json) + END;
    }

    static boolean isChunk(String event) {
        return event.startsWith(BEGIN + "{") && event.endsWith("}" + END);
    }

    /** The chunk that an event holds. */
    public static ObjectNode chunk(String event) {
        try {
            return (ObjectNode) Json.read(event.substring(BEGIN.length()).getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("not a chunk: " + event, e);
        }
    }

    /** Changes the chunk. */
    public static UnaryOperator<String> chunks(Consumer<ObjectNode> change) {
        return event -> {
            if (!isChunk(event)) {
                return event;
            }
            ObjectNode chunk = chunk(event);
            change.accept(chunk);
            return of(chunk);
        };
    }

    /** Changes each choice of the chunk. */
    public static UnaryOperator<String> choices(Consumer<ObjectNode> change) {
        return chunks(chunk -> choicesOf(chunk).forEach(change));
    }

    /** Changes the text of each choice of the chunk, where there is any. */
    public static UnaryOperator<String> texts(UnaryOperator<String> change) {
        return choices(choice -> {
            ObjectNode output = outputOf(choice);
            String name = textName(choice);
            if (output.path(name).isTextual()) {
                output.put(name, change.apply(output.path(name).textValue()));
            }
        });
    }

    /** Changes the usage of the chunk, if it has one. */
    public static UnaryOperator<String> usages(Consumer<ObjectNode> change) {
        return chunks(chunk -> {
            if (chunk.get("usage") instanceof ObjectNode usage) {
                change.accept(usage);
            }
        });
    }

    /** The text of the chunk's first choice; empty if there is none. */
    public static String text(String event) {
        if (!isChunk(event)) {
            return "";
        }
        List<ObjectNode> choices = choicesOf(chunk(event));
        return choices.isEmpty()
                ? ""
                : outputOf(choices.get(0)).path(textName(choices.get(0))).asText("");
    }

    /** The index of the chunk's first choice; 0 if there is none. */
    public static int index(String event) {
        return isChunk(event)
                ? chunk(event).path("choices").path(0).path("index").asInt()
                : 0;
    }

    static List<ObjectNode> choicesOf(ObjectNode chunk) {
        List<ObjectNode> choices = new ArrayList<>();
        chunk.path("choices").forEach(choice -> choices.add((ObjectNode) choice));
        return choices;
    }

    /** What holds the text of a choice: its delta, if it is one of a chat, or the choice itself. */
    public static ObjectNode outputOf(ObjectNode choice) {
        return choice.get("delta") instanceof ObjectNode delta ? delta : choice;
    }

    /** The name of the member of {@link #outputOf} that is the text. */
    public static String textName(ObjectNode choice) {
        return choice.has("delta") ? "content" : "text";
    }
}

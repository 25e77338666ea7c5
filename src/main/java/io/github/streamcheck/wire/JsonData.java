package io.github.streamcheck.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What all decoders make of an event's data before they look into an object. Never throws on any input. */
final class JsonData {

    private static final String DONE = "[DONE]";

    /** With more blanks around it than these, nobody would take it for one. */
    private static final int MAX_DONE_LENGTH = 64;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(200).build())
            .build();

    private JsonData() {}

    /** Reads an object, at whose beginning the parser stands, up to its end. */
    @FunctionalInterface
    interface ObjectReader {
        Payload read(JsonParser parser, SseEvent event) throws IOException;
    }

    /** The event's payload; {@code reader} is asked if it is an object. */
    static Payload decode(SseEvent event, ObjectReader reader) {
        if (isDone(event.data())) {
            return Payload.Done.INSTANCE;
        }
        try (JsonParser parser = JSON.createParser(event.data().shared())) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return new Payload.Undecodable("it is empty");
            }
            if (first != JsonToken.START_OBJECT) {
                parser.skipChildren();
                return end(parser, new Payload.NotAnObject(typeOf(first)));
            }
            return end(parser, reader.read(parser, event));
        } catch (JsonProcessingException problem) {
            return new Payload.Undecodable(problem.getOriginalMessage());
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory", impossible);
        }
    }

    private static boolean isDone(Bytes data) {
        return data.equalsAscii(DONE)
                || (data.length() < MAX_DONE_LENGTH && data.utf8().strip().equals(DONE));
    }

    private static Payload end(JsonParser parser, Payload payload) throws IOException {
        return parser.nextToken() == null ? payload : new Payload.Undecodable(Payload.Undecodable.MORE_FOLLOWS);
    }

    private static String typeOf(JsonToken token) {
        return switch (token) {
            case START_ARRAY -> "a list";
            case VALUE_NULL -> "null";
            case VALUE_STRING -> "a text";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            default -> "a number";
        };
    }
}

package io.github.streamcheck.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Parses an event's data for all decoders, before they read the object. Never throws on any input. */
final class JsonData {

    private static final String DONE = "[DONE]";

    /** With more blanks after it than these, nobody would take it for one. */
    private static final int MAX_DONE_LENGTH = 64;

    /** Else it would guess another encoding from NULs or a BOM, but a stream is in UTF-8. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
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
            return decode(parser, event, reader);
        } catch (JsonProcessingException problem) {
            return event.data().isUtf8()
                    ? new Payload.Undecodable(problem.getOriginalMessage())
                    : decodeLeniently(event, reader);
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory", impossible);
        }
    }

    /** As browsers decode it: what is no UTF-8 becomes U+FFFD. */
    private static Payload decodeLeniently(SseEvent event, ObjectReader reader) {
        try (JsonParser parser = JSON.createParser(event.data().utf8())) {
            return decode(parser, event, reader);
        } catch (JsonProcessingException problem) {
            return new Payload.Undecodable(problem.getOriginalMessage());
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory", impossible);
        }
    }

    /** Takes a member whose value the parser stands at. */
    @FunctionalInterface
    interface MemberReader {
        void read(String name, JsonParser parser) throws IOException;
    }

    /** Shows all members of the event's object once more, which was decoded before. */
    static void readMembers(SseEvent event, MemberReader reader) throws IOException {
        try (JsonParser parser = JSON.createParser(event.data().shared())) {
            parser.nextToken();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                reader.read(name, parser);
                parser.skipChildren();
            }
        }
    }

    private static Payload decode(JsonParser parser, SseEvent event, ObjectReader reader) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            return new Payload.Undecodable("it is empty");
        }
        if (first != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return end(parser, new Payload.NotAnObject(typeOf(first)));
        }
        return end(parser, reader.read(parser, event));
    }

    private static boolean isDone(Bytes data) {
        // Clients compare the beginning, so what stands before it makes it something else.
        return data.equalsAscii(DONE)
                || (data.length() < MAX_DONE_LENGTH
                        && data.utf8().stripTrailing().equals(DONE));
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

package io.github.streamcheck.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Reads single values where a parser stands. Values of another kind are skipped whole, and read as absent. */
final class JsonValues {

    private JsonValues() {}

    static Optional<String> text(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return Optional.of(parser.getText());
        }
        parser.skipChildren();
        return Optional.empty();
    }

    /** The text at hand; {@code before} itself if it is the same. */
    static Optional<String> text(JsonParser parser, Optional<String> before) throws IOException {
        return before.isPresent() && isAt(parser, before.get()) ? before : text(parser);
    }

    private static boolean isAt(JsonParser parser, String text) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING || parser.getTextLength() != text.length()) {
            return false;
        }
        char[] characters = parser.getTextCharacters();
        int offset = parser.getTextOffset();
        for (int i = 0; i < text.length(); i++) {
            if (characters[offset + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The integer at hand; {@code before} itself if it is the same. */
    static OptionalLong integer(JsonParser parser, OptionalLong before) throws IOException {
        OptionalLong integer = integer(parser);
        return integer.equals(before) ? before : integer;
    }

    static OptionalLong integer(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            // A value beyond the range of long is as malformed as one at its end.
            return OptionalLong.of(parser.getValueAsLong());
        }
        parser.skipChildren();
        return OptionalLong.empty();
    }

    static OptionalDouble number(JsonParser parser) throws IOException {
        if (parser.currentToken().isNumeric()) {
            return OptionalDouble.of(parser.getDoubleValue());
        }
        parser.skipChildren();
        return OptionalDouble.empty();
    }
}

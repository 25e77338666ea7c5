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

    static OptionalLong integer(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            // One beyond the range of long is as odd as one at its end.
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

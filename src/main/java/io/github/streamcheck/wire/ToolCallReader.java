package io.github.streamcheck.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.streamcheck.wire.Payload.ToolFragment;
import io.github.streamcheck.wire.Payload.ToolFragment.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the pieces of tool calls in a delta. For one call. */
final class ToolCallReader {

    private final JsonParser parser;
    private Kind kind;
    private OptionalLong index = OptionalLong.empty();
    private Optional<String> id = Optional.empty();
    private Optional<String> type = Optional.empty();
    private Optional<String> name = Optional.empty();
    private String arguments = "";
    private boolean oddArguments;

    private ToolCallReader(JsonParser parser, Kind kind) {
        this.parser = parser;
        this.kind = kind;
    }

    /** The value of {@code tool_calls}, at which the parser stands; none if it is {@code null}. */
    static List<ToolFragment> calls(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            boolean none = parser.currentToken() == JsonToken.VALUE_NULL;
            parser.skipChildren();
            return none ? List.of() : List.of(ToolFragment.MALFORMED);
        }
        List<ToolFragment> read = new ArrayList<>(1);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            read.add(read(parser, Kind.FUNCTION));
        }
        return read;
    }

    /** The value of {@code function_call}, at which the parser stands; none if it is {@code null}. */
    static List<ToolFragment> functionCall(JsonParser parser) throws IOException {
        return parser.currentToken() == JsonToken.VALUE_NULL ? List.of() : List.of(read(parser, Kind.FUNCTION_CALL));
    }

    private static ToolFragment read(JsonParser parser, Kind kind) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return ToolFragment.MALFORMED;
        }
        ToolCallReader reader = new ToolCallReader(parser, kind);
        reader.readMembers();
        return new ToolFragment(
                reader.kind, reader.index, reader.id, reader.type, reader.name, reader.arguments, reader.oddArguments);
    }

    /** Those of the call and of the function or tool within it, whose names differ. */
    private void readMembers() throws IOException {
        for (String member = parser.nextFieldName(); member != null; member = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            switch (member) {
                case "index" -> index = JsonValues.integer(parser);
                case "id" -> id = given();
                case "type" -> type = given();
                case "name" -> name = given();
                case "arguments" -> add(value);
                case "function" -> readInner(value);
                case "custom" -> {
                    kind = Kind.CUSTOM;
                    readInner(value);
                }
                case "input" -> {
                    if (kind == Kind.CUSTOM) {
                        add(value);
                    } else {
                        parser.skipChildren();
                    }
                }
                default -> parser.skipChildren();
            }
        }
    }

    private void readInner(JsonToken value) throws IOException {
        if (value == JsonToken.START_OBJECT) {
            readMembers();
        } else {
            parser.skipChildren();
        }
    }

    private void add(JsonToken value) throws IOException {
        oddArguments |= value != JsonToken.VALUE_STRING && value != JsonToken.VALUE_NULL;
        arguments += JsonValues.text(parser).orElse("");
    }

    private Optional<String> given() throws IOException {
        return JsonValues.text(parser).filter(text -> !text.isEmpty());
    }
}

package io.github.streamcheck.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.streamcheck.text.Json;
import io.github.streamcheck.wire.Payload.Call;
import io.github.streamcheck.wire.Payload.ToolFragment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the tool calls of one of Ollama's lines: each comes whole, and its arguments are an object. */
final class LineCalls {

    private final JsonParser parser;
    private final int before;
    private final List<ToolFragment> fragments = new ArrayList<>(0);
    private final List<Call> calls = new ArrayList<>(0);

    /** {@code before}: how many calls came in earlier lines. */
    LineCalls(JsonParser parser, int before) {
        this.parser = parser;
        this.before = before;
    }

    /** Reads the value of {@code tool_calls}, at which the parser stands; {@code null} is none. */
    void read() throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            if (parser.currentToken() != JsonToken.VALUE_NULL) {
                fragments.add(ToolFragment.MALFORMED);
            }
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                new Reader().read();
            } else {
                fragments.add(ToolFragment.MALFORMED);
                parser.skipChildren();
            }
        }
    }

    /** How many calls were read. */
    int count() {
        return calls.size();
    }

    /** The calls, as the server has them. */
    List<Call> calls() {
        return List.copyOf(calls);
    }

    /** The calls in the terms of a chunk, numbered within the stream. */
    List<ToolFragment> fragments() {
        return List.copyOf(fragments);
    }

    private final class Reader {

        private OptionalLong index = OptionalLong.empty();
        private Optional<String> id = Optional.empty();
        private Optional<String> name = Optional.empty();
        private String arguments = "";
        private boolean object;

        void read() throws IOException {
            for (String member = parser.nextFieldName(); member != null; member = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                if (member.equals("function") && value == JsonToken.START_OBJECT) {
                    readFunction();
                } else if (member.equals("id")) {
                    id = given();
                } else {
                    parser.skipChildren();
                }
            }
            fragments.add(new ToolFragment(
                    ToolFragment.Kind.FUNCTION,
                    OptionalLong.of(before + calls.size()),
                    id,
                    Optional.empty(),
                    name,
                    arguments,
                    !object));
            calls.add(new Call(index, name.isPresent(), object));
        }

        private void readFunction() throws IOException {
            for (String member = parser.nextFieldName(); member != null; member = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                switch (member) {
                    case "index" -> index = JsonValues.integer(parser);
                    case "name" -> name = given();
                    case "arguments" -> {
                        object = value == JsonToken.START_OBJECT;
                        arguments = object
                                ? Json.MAPPER.readTree(parser).toString()
                                : JsonValues.text(parser).orElse("");
                    }
                    default -> parser.skipChildren();
                }
            }
        }

        private Optional<String> given() throws IOException {
            return JsonValues.text(parser).filter(text -> !text.isEmpty());
        }
    }
}

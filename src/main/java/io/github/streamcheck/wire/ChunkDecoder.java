package io.github.streamcheck.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.github.streamcheck.wire.Payload.Choice;
import io.github.streamcheck.wire.Payload.Chunk;
import io.github.streamcheck.wire.Payload.Usage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads the chunks of {@code chat.completion.chunk} and {@code text_completion} streams, incrementally: only what observers
 * need is kept, everything else is skipped. Never throws on any input. Thread-safe.
 */
final class ChunkDecoder implements PayloadDecoder {

    private static final String DONE = "[DONE]";

    private final JsonFactory json = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(200).build())
            .build();

    @Override
    public Payload decode(SseEvent event) {
        if (event.data().equalsAscii(DONE) || event.data().utf8().strip().equals(DONE)) {
            return Payload.Done.INSTANCE;
        }
        try (JsonParser parser = json.createParser(event.data().stream())) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return new Payload.Undecodable("it is empty");
            }
            if (first != JsonToken.START_OBJECT) {
                parser.skipChildren();
                return end(parser, new Payload.NotAnObject(typeOf(first)));
            }
            return end(parser, chunk(parser, event));
        } catch (JsonProcessingException problem) {
            return new Payload.Undecodable(problem.getOriginalMessage());
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory", impossible);
        }
    }

    private static Payload end(JsonParser parser, Payload payload) throws IOException {
        return parser.nextToken() == null
                ? payload
                : new Payload.Undecodable("more follows after the first JSON value");
    }

    private static Chunk chunk(JsonParser parser, SseEvent event) throws IOException {
        List<Choice> choices = List.of();
        boolean hasChoices = false;
        Optional<Usage> usage = Optional.empty();
        Optional<String> error = Optional.empty();
        boolean hasErrorShape = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "choices" -> {
                    hasChoices = value == JsonToken.START_ARRAY;
                    choices = hasChoices ? choices(parser) : skip(parser, choices);
                }
                case "usage" ->
                    usage = value == JsonToken.START_OBJECT ? Optional.of(usage(parser)) : skip(parser, usage);
                case "error" -> {
                    error = value == JsonToken.VALUE_NULL
                            ? error
                            : Optional.of(event.data().utf8());
                    parser.skipChildren();
                }
                case "detail", "message" -> {
                    hasErrorShape |= value != JsonToken.VALUE_NULL;
                    parser.skipChildren();
                }
                default -> parser.skipChildren();
            }
        }
        if (error.isEmpty() && hasErrorShape && !hasChoices) {
            error = Optional.of(event.data().utf8());
        }
        return new Chunk(choices, hasChoices, usage, error);
    }

    private static List<Choice> choices(JsonParser parser) throws IOException {
        List<Choice> choices = new ArrayList<>(1);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                choices.add(choice(parser));
            } else {
                parser.skipChildren();
            }
        }
        return List.copyOf(choices);
    }

    private static Choice choice(JsonParser parser) throws IOException {
        OptionalLong index = OptionalLong.empty();
        Optional<String> finishReason = Optional.empty();
        Output output = new Output();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "index" -> index = integer(parser, value);
                case "finish_reason" ->
                    finishReason = Optional.of(text(parser, value))
                            .filter(reason -> !reason.isEmpty() && !reason.equals("null"));
                case "text" -> output.text += text(parser, value);
                case "delta" -> {
                    if (value == JsonToken.START_OBJECT) {
                        delta(parser, output);
                    }
                }
                default -> parser.skipChildren();
            }
        }
        return new Choice(index, finishReason, output.text, output.reasoning, output.toolArguments);
    }

    private static void delta(JsonParser parser, Output output) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "content", "refusal" -> output.text += text(parser, value);
                // Some servers send both names for the same text; one of them counts.
                case "reasoning_content", "reasoning" -> {
                    String reasoning = text(parser, value);
                    output.reasoning = reasoning.isEmpty() ? output.reasoning : reasoning;
                }
                case "tool_calls", "function_call" -> output.toolArguments += arguments(parser, value);
                default -> parser.skipChildren();
            }
        }
    }

    /** All {@code arguments} texts at any depth below the current value. */
    private static String arguments(JsonParser parser, JsonToken value) throws IOException {
        if (!value.isStructStart()) {
            return "";
        }
        StringBuilder arguments = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            JsonToken token = parser.nextToken();
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (token == JsonToken.VALUE_STRING && "arguments".equals(parser.currentName())) {
                arguments.append(parser.getText());
            }
        }
        return arguments.toString();
    }

    private static Usage usage(JsonParser parser) throws IOException {
        OptionalLong prompt = OptionalLong.empty();
        OptionalLong completion = OptionalLong.empty();
        OptionalLong total = OptionalLong.empty();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "prompt_tokens" -> prompt = integer(parser, value);
                case "completion_tokens" -> completion = integer(parser, value);
                case "total_tokens" -> total = integer(parser, value);
                default -> parser.skipChildren();
            }
        }
        return new Usage(prompt, completion, total);
    }

    private static String text(JsonParser parser, JsonToken value) throws IOException {
        if (value == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        parser.skipChildren();
        return "";
    }

    private static OptionalLong integer(JsonParser parser, JsonToken value) throws IOException {
        if (value == JsonToken.VALUE_NUMBER_INT) {
            return OptionalLong.of(parser.getValueAsLong());
        }
        parser.skipChildren();
        return OptionalLong.empty();
    }

    private static <T> T skip(JsonParser parser, T unchanged) throws IOException {
        parser.skipChildren();
        return unchanged;
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

    private static final class Output {
        String text = "";
        String reasoning = "";
        String toolArguments = "";
    }
}

package io.github.streamcheck.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.streamcheck.wire.Payload.Choice;
import io.github.streamcheck.wire.Payload.Logprobs;
import io.github.streamcheck.wire.Payload.Members;
import io.github.streamcheck.wire.Payload.ToolFragment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads one choice of a chunk. For one use. */
final class ChoiceReader {

    private final JsonParser parser;
    private final Repeated repeated;
    private OptionalLong index = OptionalLong.empty();
    private boolean hasDelta;
    private boolean hasText;
    private boolean hasMessage;
    private boolean hasFinishReason;
    private boolean oddText;
    private Optional<String> finish = Optional.empty();
    private Optional<String> role = Optional.empty();
    private String text = "";
    private String reasoning = "";
    private String toolArguments = "";
    private List<ToolFragment> tools = List.of();
    private Optional<Logprobs> logprobs = Optional.empty();

    /** What the choice before had, and this one probably has again. */
    record Repeated(OptionalLong index, Members members) {

        static final Repeated NOTHING =
                new Repeated(OptionalLong.empty(), new Members(false, false, false, false, false));
    }

    /** {@code parser} stands at the beginning of the choice's object. */
    ChoiceReader(JsonParser parser, Repeated repeated) {
        this.parser = parser;
        this.repeated = repeated;
    }

    Choice read() throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            switch (name) {
                case "index" -> index = JsonValues.integer(parser, repeated.index());
                case "finish_reason" -> {
                    hasFinishReason = true;
                    finish = JsonValues.text(parser);
                }
                case "text" -> {
                    hasText = true;
                    text += generated(value);
                }
                case "delta" -> {
                    hasDelta = value == JsonToken.START_OBJECT;
                    readDelta();
                }
                case "message" -> {
                    hasMessage = value == JsonToken.START_OBJECT;
                    parser.skipChildren();
                }
                case "logprobs" -> readLogprobs(value);
                default -> parser.skipChildren();
            }
        }
        Members members = new Members(hasDelta, hasText, hasMessage, hasFinishReason, oddText);
        return new Choice(
                index,
                repeated.members().ifSame(members),
                finish,
                role,
                text,
                reasoning,
                toolArguments,
                tools,
                logprobs);
    }

    private void readDelta() throws IOException {
        if (!hasDelta) {
            parser.skipChildren();
            return;
        }
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            switch (name) {
                case "role" -> role = JsonValues.text(parser);
                case "content", "refusal" -> text += generated(value);
                // Some servers send both names for the same text; one of them counts.
                case "reasoning_content", "reasoning" -> {
                    String thought = JsonValues.text(parser).orElse("");
                    reasoning = thought.isEmpty() ? reasoning : thought;
                }
                case "tool_calls" -> readTools(value);
                case "function_call" -> toolArguments += readTool(value).arguments();
                default -> parser.skipChildren();
            }
        }
    }

    private String generated(JsonToken value) throws IOException {
        oddText |= value != JsonToken.VALUE_STRING && value != JsonToken.VALUE_NULL;
        return JsonValues.text(parser).orElse("");
    }

    private void readTools(JsonToken value) throws IOException {
        if (value != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        List<ToolFragment> read = new ArrayList<>(1);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            ToolFragment fragment = readTool(parser.currentToken());
            toolArguments += fragment.arguments();
            read.add(fragment);
        }
        tools = List.copyOf(read);
    }

    /** A tool call, or the function within one: the members of both levels are told by their names. */
    private ToolFragment readTool(JsonToken start) throws IOException {
        ToolFragment fragment = new ToolFragment(OptionalLong.empty(), Optional.empty(), Optional.empty(), "", false);
        if (start != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return fragment;
        }
        OptionalLong callIndex = OptionalLong.empty();
        Optional<String> id = Optional.empty();
        Optional<String> function = Optional.empty();
        String arguments = "";
        boolean oddArguments = false;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            switch (name) {
                case "index" -> callIndex = JsonValues.integer(parser);
                case "id" -> id = JsonValues.text(parser).filter(given -> !given.isEmpty());
                case "name" -> function = JsonValues.text(parser).filter(given -> !given.isEmpty());
                case "arguments" -> {
                    oddArguments |= value != JsonToken.VALUE_STRING && value != JsonToken.VALUE_NULL;
                    arguments += JsonValues.text(parser).orElse("");
                }
                case "function" -> {
                    ToolFragment inner = readTool(value);
                    function = inner.name();
                    arguments += inner.arguments();
                    oddArguments |= inner.oddArguments();
                }
                default -> parser.skipChildren();
            }
        }
        return new ToolFragment(callIndex, id, function, arguments, oddArguments);
    }

    private void readLogprobs(JsonToken value) throws IOException {
        if (value != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        Logprobs.Shape shape = Logprobs.Shape.OTHER;
        List<Double> values = new ArrayList<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            boolean list = parser.nextToken() == JsonToken.START_ARRAY;
            switch (name) {
                case "content", "refusal" -> {
                    shape = Logprobs.Shape.CHAT;
                    readList(list, values);
                }
                case "token_logprobs" -> {
                    shape = Logprobs.Shape.COMPLETIONS;
                    readList(list, values);
                }
                default -> parser.skipChildren();
            }
        }
        logprobs = Optional.of(new Logprobs(shape, List.copyOf(values)));
    }

    /** A list of numbers, or of objects that have one in {@code logprob}. */
    private void readList(boolean list, List<Double> values) throws IOException {
        if (!list) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                double logprob = 0;
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    boolean wanted = parser.currentName().equals("logprob");
                    parser.nextToken();
                    if (wanted) {
                        logprob = JsonValues.number(parser).orElse(0);
                    } else {
                        parser.skipChildren();
                    }
                }
                values.add(logprob);
            } else {
                values.add(JsonValues.number(parser).orElse(0));
            }
        }
    }
}

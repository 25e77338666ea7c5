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
import java.util.Set;
import java.util.stream.Stream;

/** Reads one choice of a chunk. For one use. */
final class ChoiceReader {

    /** What a content filter says of a choice. */
    private static final Set<String> ANNOTATIONS =
            Set.of("content_filter_offsets", "content_filter_results", "content_filter_result");

    private final JsonParser parser;
    private final Repeated repeated;
    private final Holes holes;
    private OptionalLong index = OptionalLong.empty();
    private boolean hasDelta;
    private boolean hasText;
    private boolean hasMessage;
    private boolean hasFinishReason;
    private boolean oddText;
    private boolean oddFinish;
    private boolean refusal;
    private boolean audio;
    private boolean annotated;
    private boolean emptyDelta = true;
    private boolean otherOutput;
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
    ChoiceReader(JsonParser parser, Repeated repeated, Holes holes) {
        this.parser = parser;
        this.repeated = repeated;
        this.holes = holes;
    }

    Choice read() throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            switch (name) {
                case "index" -> index = JsonValues.integer(parser, repeated.index());
                case "finish_reason" -> {
                    hasFinishReason = true;
                    oddFinish |= value != JsonToken.VALUE_STRING && value != JsonToken.VALUE_NULL;
                    finish = JsonValues.text(parser);
                }
                case "text" -> {
                    hasText = true;
                    text += generated(value);
                }
                case "delta" -> {
                    hasDelta = value == JsonToken.START_OBJECT;
                    readDelta(value);
                }
                case "message" -> {
                    hasMessage = value == JsonToken.START_OBJECT;
                    parser.skipChildren();
                }
                case "logprobs" -> readLogprobs(value);
                default -> readOther(name);
            }
        }
        return choice();
    }

    private Choice choice() {
        boolean annotation = annotated && emptyDelta && !hasText && !hasMessage && finish.isEmpty();
        Members members = new Members(
                hasDelta, hasText, hasMessage, hasFinishReason, oddText, oddFinish, refusal, audio, annotation);
        return new Choice(
                index,
                repeated.members().reuseIfEqual(members),
                finish,
                role,
                text,
                reasoning,
                toolArguments,
                tools,
                logprobs,
                otherOutput);
    }

    private void readOther(String name) throws IOException {
        if (!ANNOTATIONS.contains(name) || parser.currentToken() != JsonToken.START_OBJECT) {
            holes.unread(parser);
            parser.skipChildren();
            return;
        }
        while (parser.nextFieldName() != null) {
            annotated = true;
            parser.nextToken();
            parser.skipChildren();
        }
    }

    private void readDelta(JsonToken start) throws IOException {
        if (!hasDelta) {
            boolean odd = start != JsonToken.VALUE_NULL;
            oddText |= odd;
            otherOutput |= odd && OtherOutput.read(parser).isSomething();
            return;
        }
        boolean unknownOutput = false;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            emptyDelta = false;
            JsonToken value = parser.nextToken();
            switch (name) {
                case "role" -> role = JsonValues.text(parser);
                case "content" -> text += generated(value);
                case "refusal" -> {
                    String refused = generated(value);
                    refusal |= !refused.isEmpty();
                    text += refused;
                }
                case "reasoning_content", "reasoning" -> readReasoning();
                case "tool_calls" -> add(ToolCallReader.calls(parser));
                case "function_call" -> add(ToolCallReader.functionCall(parser));
                default -> unknownOutput |= isOutput(name);
            }
        }
        // Beside the role stands what a server says of its answer, before it has one.
        otherOutput |= unknownOutput && role.isEmpty();
    }

    /** Some servers send several names for the same text; one of them counts. */
    private void readReasoning() throws IOException {
        holes.text(parser);
        boolean plain = parser.currentToken() == JsonToken.VALUE_STRING;
        OtherOutput thought = OtherOutput.read(parser);
        if (!plain && !thought.text().isEmpty()) {
            holes.tangled();
        }
        reasoning = thought.text().isEmpty() ? reasoning : thought.text();
        otherOutput |= thought.isSomething() && thought.text().isEmpty();
    }

    /** Reads a member that the protocol does not have; whether it may be generated. */
    private boolean isOutput(String name) throws IOException {
        if (OtherOutput.isReasoning(name)) {
            readReasoning();
            return false;
        }
        boolean something = OtherOutput.read(parser).isSomething();
        audio |= something && name.equals("audio");
        otherOutput |= something && OtherOutput.isMedium(name);
        return something && !OtherOutput.isMetadata(name);
    }

    private void add(List<ToolFragment> fragments) {
        for (ToolFragment fragment : fragments) {
            toolArguments += fragment.arguments();
            otherOutput |= fragment.isOutput();
        }
        if (!fragments.isEmpty()) {
            tools = tools.isEmpty()
                    ? List.copyOf(fragments)
                    : Stream.concat(tools.stream(), fragments.stream()).toList();
        }
    }

    private String generated(JsonToken value) throws IOException {
        if (value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NULL) {
            holes.text(parser);
            return JsonValues.text(parser).orElse("");
        }
        oddText = true;
        otherOutput |= value.isScalarValue() || OtherOutput.read(parser).isSomething();
        return "";
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

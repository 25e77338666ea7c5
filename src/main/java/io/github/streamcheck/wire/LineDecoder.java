package io.github.streamcheck.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.streamcheck.wire.Payload.Choice;
import io.github.streamcheck.wire.Payload.Chunk;
import io.github.streamcheck.wire.Payload.Durations;
import io.github.streamcheck.wire.Payload.Envelope;
import io.github.streamcheck.wire.Payload.Line;
import io.github.streamcheck.wire.Payload.Members;
import io.github.streamcheck.wire.Payload.ToolFragment;
import io.github.streamcheck.wire.Payload.Usage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads the lines of Ollama's streams. Text in the member of the other endpoint is read too, so that a stream of the wrong shape is
 * measured all the same. Never throws on any input. Not thread-safe.
 */
final class LineDecoder implements TemplateDecoder.Full, JsonData.ObjectReader {

    private static final Members MEMBERS = new Members(true, false, false, false, false);
    private static final Members ODD = new Members(true, false, false, false, true);
    private static final OptionalLong ONLY = OptionalLong.of(0);

    private final String ownMember;
    private final Holes holes = new Holes();

    private Envelope envelope = Envelope.EMPTY;

    /** How many calls came so far: those of a stream are numbered here, since servers do not agree on it. */
    private int calls;

    /** {@code ownMember}: what holds the text on this endpoint, {@code message} or {@code response}. */
    LineDecoder(String ownMember) {
        this.ownMember = ownMember;
    }

    @Override
    public Payload decode(SseEvent event) {
        holes.clear();
        Payload payload = JsonData.decode(event, this);
        return payload instanceof Payload.Done ? new Payload.Undecodable("[DONE] is no JSON") : payload;
    }

    @Override
    public Payload read(JsonParser parser, SseEvent event) throws IOException {
        holes.clear();
        return new LineReader(parser).read(event);
    }

    @Override
    public Holes holes() {
        return holes;
    }

    /** Reads the members of one line. */
    private final class LineReader {

        private final JsonParser parser;
        private final LineCalls tools;
        private Optional<String> model = Optional.empty();
        private boolean shaped;
        private boolean otherShape;
        private String response = "";
        private String content = "";
        private String thinking = "";
        private boolean oddText;
        private boolean otherOutput;
        private boolean done;
        private Optional<String> reason = Optional.empty();
        private Optional<String> odd = Optional.empty();
        private OptionalLong promptTokens = OptionalLong.empty();
        private OptionalLong tokens = OptionalLong.empty();
        private OptionalLong total = OptionalLong.empty();
        private OptionalLong load = OptionalLong.empty();
        private OptionalLong promptEval = OptionalLong.empty();
        private OptionalLong eval = OptionalLong.empty();
        private boolean choices;
        private boolean hasError;
        private boolean nullError;

        LineReader(JsonParser parser) {
            this.parser = parser;
            this.tools = new LineCalls(parser, calls);
        }

        Chunk read(SseEvent event) throws IOException {
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                readMember(name, parser.nextToken());
            }
            calls += tools.count();
            boolean answers = shaped || otherShape || done;
            Optional<String> error = hasError || (!answers && !choices)
                    ? ErrorObject.of(event.data().utf8())
                    : Optional.empty();
            Durations durations = new Durations(total, load, promptEval, eval);
            Line line = new Line(done, reason.isPresent(), shaped, odd, tools.calls(), durations);
            envelope = envelope.reuseIfEqual(envelope(line.equals(Line.PLAIN) ? Line.PLAIN : line));
            if (line.equals(Line.PLAIN) && !hasError && isText()) {
                holes.complete();
            }
            return new Chunk(envelope, answers ? List.of(choice()) : List.of(), choices, usage(), error);
        }

        private Envelope envelope(Line line) {
            return new Envelope(
                    Optional.empty(),
                    Optional.empty(),
                    model,
                    OptionalLong.empty(),
                    nullError,
                    Optional.empty(),
                    Optional.of(line));
        }

        /** Whether a text goes on, and nothing else happens. */
        private boolean isText() {
            return reason.isEmpty()
                    && tools.fragments().isEmpty()
                    && !oddText
                    && !otherOutput
                    && !nullError
                    && !choices
                    && usage().isEmpty();
        }

        private void readMember(String name, JsonToken value) throws IOException {
            switch (name) {
                case "message" -> readMessage(value);
                case "response" -> {
                    has(name, value != JsonToken.VALUE_NULL);
                    response += generated(value);
                }
                case "thinking" -> thinking += generated(value);
                case "tool_calls" -> tools.read();
                case "image", "images" ->
                    otherOutput |= OtherOutput.read(parser).isSomething();
                case "model" -> model = JsonValues.text(parser, envelope.model());
                case "done" -> {
                    done = value == JsonToken.VALUE_TRUE;
                    check(name, value == JsonToken.VALUE_FALSE || done);
                    parser.skipChildren();
                }
                case "done_reason" -> {
                    check(name, value == JsonToken.VALUE_STRING);
                    reason = JsonValues.text(parser).filter(text -> !text.isEmpty());
                }
                case "prompt_eval_count" -> promptTokens = integer(name);
                case "eval_count" -> tokens = integer(name);
                case "total_duration" -> total = integer(name);
                case "load_duration" -> load = integer(name);
                case "prompt_eval_duration" -> promptEval = integer(name);
                case "eval_duration" -> eval = integer(name);
                case "error" -> {
                    nullError = value == JsonToken.VALUE_NULL;
                    hasError = !nullError;
                    parser.skipChildren();
                }
                // Those of a chunk of OpenAI's API, which has no place here.
                case "choices" -> {
                    choices = value == JsonToken.START_ARRAY;
                    parser.skipChildren();
                }
                default -> {
                    holes.unread(parser);
                    parser.skipChildren();
                }
            }
        }

        private void readMessage(JsonToken start) throws IOException {
            // A message that is a text is that of an error.
            has("message", start != JsonToken.VALUE_NULL && start != JsonToken.VALUE_STRING);
            check("message", start == JsonToken.START_OBJECT);
            if (start != JsonToken.START_OBJECT) {
                parser.skipChildren();
                return;
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                switch (name) {
                    case "content" -> content += generated(value);
                    case "thinking" -> thinking += generated(value);
                    case "tool_calls" -> tools.read();
                    case "images" -> otherOutput |= OtherOutput.read(parser).isSomething();
                    default -> parser.skipChildren();
                }
            }
        }

        private void has(String member, boolean there) {
            shaped |= there && member.equals(ownMember);
            otherShape |= there && !member.equals(ownMember);
        }

        /** Notes a member that has another type than it should; {@code null} counts as absent. */
        private void check(String member, boolean typed) {
            if (odd.isEmpty() && !typed && parser.currentToken() != JsonToken.VALUE_NULL) {
                odd = Optional.of(member);
            }
        }

        private OptionalLong integer(String member) throws IOException {
            check(member, parser.currentToken() == JsonToken.VALUE_NUMBER_INT);
            return JsonValues.integer(parser);
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

        private Optional<Usage> usage() {
            return promptTokens.isPresent() || tokens.isPresent()
                    ? Optional.of(Usage.of(promptTokens, tokens, OptionalLong.empty()))
                    : Optional.empty();
        }

        private Choice choice() {
            StringBuilder arguments = new StringBuilder();
            for (ToolFragment call : tools.fragments()) {
                arguments.append(call.arguments());
                otherOutput |= call.isOutput();
            }
            boolean chat = ownMember.equals("message");
            String own = chat ? content : response;
            return new Choice(
                    ONLY,
                    oddText ? ODD : MEMBERS,
                    reason,
                    Optional.empty(),
                    shaped ? own : content + response,
                    thinking,
                    arguments.toString(),
                    tools.fragments(),
                    Optional.empty(),
                    otherOutput);
        }
    }
}

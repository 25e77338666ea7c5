package io.github.streamcheck.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.streamcheck.wire.Payload.Choice;
import io.github.streamcheck.wire.Payload.Chunk;
import io.github.streamcheck.wire.Payload.Envelope;
import io.github.streamcheck.wire.Payload.Timings;
import io.github.streamcheck.wire.Payload.Usage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Reads the chunks of {@code chat.completion.chunk} and {@code text_completion} streams, incrementally: only what observers
 * need is kept, everything else is skipped. What a chunk repeats of the one before it, as nearly all members are repeated, is not
 * made again. Never throws on any input. Not thread-safe.
 */
final class ChunkDecoder implements TemplateDecoder.Full, JsonData.ObjectReader {

    private final Holes holes = new Holes();

    private Envelope envelope = Envelope.EMPTY;
    private ChoiceReader.Repeated repeated = ChoiceReader.Repeated.NOTHING;

    @Override
    public Payload decode(SseEvent event) {
        holes.clear();
        return JsonData.decode(event, this);
    }

    @Override
    public Payload read(JsonParser parser, SseEvent event) throws IOException {
        holes.clear();
        return new ChunkReader(parser).read(event);
    }

    @Override
    public Holes holes() {
        return holes;
    }

    /** Reads the members of one chunk. */
    private final class ChunkReader {

        private final JsonParser parser;
        private Optional<String> id = Optional.empty();
        private Optional<String> object = Optional.empty();
        private Optional<String> model = Optional.empty();
        private OptionalLong created = OptionalLong.empty();
        private boolean nullError;
        private Optional<Timings> timings = Optional.empty();
        private List<Choice> choices = List.of();
        private boolean hasChoices;
        private Optional<Usage> usage = Optional.empty();
        private Optional<String> error = Optional.empty();
        private boolean hasError;

        ChunkReader(JsonParser parser) {
            this.parser = parser;
        }

        Chunk read(SseEvent event) throws IOException {
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                switch (name) {
                    case "choices" -> {
                        hasChoices = value == JsonToken.START_ARRAY;
                        readChoices();
                    }
                    case "id" -> id = JsonValues.text(parser, envelope.id());
                    case "object" -> object = JsonValues.text(parser, envelope.object());
                    case "model" -> model = JsonValues.text(parser, envelope.model());
                    case "created" -> created = JsonValues.integer(parser, envelope.created());
                    case "usage" -> usage = value == JsonToken.START_OBJECT ? Optional.of(readUsage()) : skip(usage);
                    case "error", "base_resp" -> {
                        nullError |= name.equals("error") && value == JsonToken.VALUE_NULL;
                        hasError |= value != JsonToken.VALUE_NULL;
                        parser.skipChildren();
                    }
                    case "timings" ->
                        timings = value == JsonToken.START_OBJECT ? Optional.of(readTimings()) : skip(timings);
                    default -> {
                        holes.unread(parser);
                        parser.skipChildren();
                    }
                }
            }
            if (hasError || !hasChoices) {
                error = ErrorObject.of(event.data().utf8());
            }
            envelope = envelope.reuseIfEqual(new Envelope(id, object, model, created, nullError, timings));
            if (isContinuation()) {
                holes.complete();
            }
            return new Chunk(envelope, choices, hasChoices, usage, error);
        }

        /** Whether a text goes on, and nothing else happens. */
        private boolean isContinuation() {
            return hasChoices
                    && !hasError
                    && usage.isEmpty()
                    && timings.isEmpty()
                    && choices.size() == 1
                    && choices.get(0).finish().isEmpty()
                    && choices.get(0).tools().isEmpty()
                    && choices.get(0).logprobs().isEmpty();
        }

        private void readChoices() throws IOException {
            if (!hasChoices) {
                parser.skipChildren();
                return;
            }
            List<Choice> read = new ArrayList<>(1);
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (parser.currentToken() == JsonToken.START_OBJECT) {
                    Choice choice = new ChoiceReader(parser, repeated, holes).read();
                    repeated = new ChoiceReader.Repeated(choice.index(), choice.members());
                    read.add(choice);
                } else {
                    hasChoices = false;
                    parser.skipChildren();
                }
            }
            choices = List.copyOf(read);
        }

        private Usage readUsage() throws IOException {
            OptionalLong prompt = OptionalLong.empty();
            OptionalLong completion = OptionalLong.empty();
            OptionalLong total = OptionalLong.empty();
            OptionalLong reasoning = OptionalLong.empty();
            OptionalLong cached = OptionalLong.empty();
            boolean odd = false;
            boolean otherNames = false;
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                switch (name) {
                    case "prompt_tokens" -> {
                        prompt = JsonValues.integer(parser);
                        odd |= isOdd(value);
                    }
                    case "completion_tokens" -> {
                        completion = JsonValues.integer(parser);
                        odd |= isOdd(value);
                    }
                    case "total_tokens" -> {
                        total = JsonValues.integer(parser);
                        odd |= isOdd(value);
                    }
                    case "input_tokens", "output_tokens" ->
                        otherNames |= JsonValues.integer(parser).isPresent();
                    case "completion_tokens_details" -> reasoning = readMember("reasoning_tokens");
                    case "prompt_tokens_details" -> cached = readMember("cached_tokens");
                    default -> parser.skipChildren();
                }
            }
            return new Usage(prompt, completion, total, reasoning, cached, odd, otherNames);
        }

        private static boolean isOdd(JsonToken value) {
            return value != JsonToken.VALUE_NUMBER_INT && value != JsonToken.VALUE_NULL;
        }

        /** One integer out of the object at hand, if it is one. */
        private OptionalLong readMember(String wanted) throws IOException {
            OptionalLong found = OptionalLong.empty();
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                return skip(found);
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                found = name.equals(wanted) ? JsonValues.integer(parser) : skip(found);
            }
            return found;
        }

        private Timings readTimings() throws IOException {
            OptionalDouble millis = OptionalDouble.empty();
            OptionalDouble perSecond = OptionalDouble.empty();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                switch (name) {
                    case "predicted_ms" -> millis = JsonValues.number(parser);
                    case "predicted_per_second" -> perSecond = JsonValues.number(parser);
                    default -> parser.skipChildren();
                }
            }
            return new Timings(millis, perSecond);
        }

        private <T> T skip(T unchanged) throws IOException {
            parser.skipChildren();
            return unchanged;
        }
    }
}

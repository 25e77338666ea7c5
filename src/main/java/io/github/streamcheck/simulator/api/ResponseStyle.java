package io.github.streamcheck.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalInt;

/** Responses, whose streams are typed events, and those of a Realtime session. */
final class ResponseStyle implements ApiStyle {

    private final boolean realtime;

    /** {@code realtime}: over a WebSocket. */
    ResponseStyle(boolean realtime) {
        this.realtime = realtime;
    }

    @Override
    public List<Integer> wordsOfPrompts(JsonNode input) throws ApiException {
        return List.of(PromptTokens.wordsOfInput(input));
    }

    @Override
    public OptionalInt limit(Fields fields) throws ApiException {
        OptionalInt limit = fields.integer("max_output_tokens", 1, CONTEXT);
        OptionalInt oldLimit = fields.integer("max_tokens", 1, CONTEXT);
        return limit.isPresent() ? limit : oldLimit;
    }

    @Override
    public Reply answer(Generated generated) {
        GenerationRequest request = generated.request();
        Completion completion = generated.completions().get(0);
        ResponseObject response = new ResponseObject(generated.id(), generated.created(), generated.model());
        ResponseTimeline timeline = new ResponseTimeline(response, generated.ttftNanos(), generated.itlNanos());
        Script script = timeline.stream(completion, request.promptTokens());
        if (realtime) {
            return Reply.stream(RealtimeEvents.of(script, response.id()));
        }
        return request.stream()
                ? Reply.stream(script)
                : Reply.plain(
                        Json.write(response.whole(completion, request.promptTokens())),
                        timeline.plainNanos(completion));
    }
}

package io.github.streamcheck.simulator.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.streamcheck.simulator.api.ApiException;
import io.github.streamcheck.simulator.api.Completion;
import io.github.streamcheck.simulator.api.GenerationApi;
import io.github.streamcheck.simulator.api.GenerationRequest;
import io.github.streamcheck.simulator.api.Json;
import io.github.streamcheck.simulator.api.Reply;
import io.github.streamcheck.simulator.api.TypedEvents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Faults that only certain requests show: bad ones, and those with a limit, a stop sequence or thinking. */
final class RequestFaults {

    static final List<Fault> ALL = List.of(
            new Fault(
                    "error-of-openai",
                    "refuses requests of any API with the error object of OpenAI's",
                    (call, reply) -> call.refusal().map(ApiException::reply).orElse(reply)),
            new Fault(
                    "limit-missing",
                    "answers messages that are requested without max_tokens",
                    RequestFaults::withLimit),
            TextFaults.generated(
                    "limit-as-stop",
                    "gives an answer that the limit ended the finish reason of a whole one",
                    completion -> completion.finishReason().equals("length")
                            ? new Completion(completion.reasoning(), completion.deltas(), completion.calls(), "stop")
                            : completion),
            Fault.ofStreams(
                    "stop-sequence-unnamed",
                    "ends a message at a stop sequence with the stop_reason end_turn",
                    script -> script.mapTexts(TypedEvents.edit("message_delta", event -> {
                        ObjectNode delta = event.withObject("/delta");
                        if (delta.path("stop_reason").asText().equals("stop_sequence")) {
                            delta.put("stop_reason", "end_turn").putNull("stop_sequence");
                        }
                    }))),
            TextFaults.generated("think-in-text", "writes thinking with its tags into the text", completion -> {
                if (completion.reasoning().isEmpty()) {
                    return completion;
                }
                List<String> deltas = new ArrayList<>(List.of("<think>"));
                deltas.addAll(completion.reasoning());
                deltas.add("</think>");
                deltas.addAll(completion.deltas());
                return new Completion(List.of(), deltas, List.of(), completion.finishReason());
            }));

    private RequestFaults() {}

    private static Reply withLimit(Call call, Reply reply) {
        if (call.refusal().isEmpty() || !call.path().equals(GenerationApi.MESSAGES.path())) {
            return reply;
        }
        try {
            if (Json.read(call.request().body()) instanceof ObjectNode body && !body.has("max_tokens")) {
                body.put("max_tokens", 64);
                return call.generator()
                        .reply(
                                GenerationRequest.parse(
                                        GenerationApi.MESSAGES, Json.write(body).getBytes(UTF_8)),
                                call.number());
            }
        } catch (IOException | ApiException otherwiseBad) {
            // It is refused for that.
        }
        return reply;
    }
}

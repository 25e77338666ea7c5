package io.github.streamcheck.simulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.streamcheck.simulator.api.Frame.Send;
import java.util.List;
import java.util.Set;

/** Makes the events of the Realtime API out of those of the Responses API, which says the same in other words. Stateless. */
public final class RealtimeEvents {

    /** The type of the event that ends a response. */
    public static final String DONE = "response.done";

    private static final Set<String> ENDS = Set.of("response.completed", "response.incomplete");

    private RealtimeEvents() {}

    static Script of(Script responses, String id) {
        int[] number = {0};
        String[] call = {""};
        return responses.edit(frames -> {
            frames.removeIf(frame -> frame instanceof Send send
                    && TypedEvents.isA("response.in_progress", send.payload().text()));
            frames.replaceAll(frame ->
                    frame instanceof Send send ? send.withText(text -> event(text, id, number[0]++, call)) : frame);
            return frames;
        });
    }

    /** {@code call} remembers the id of the call that began last, which the Realtime API repeats with its arguments. */
    private static String event(String text, String id, int number, String[] call) {
        String[] type = {""};
        String event = TypedEvents.edit("", json -> {
                    json.remove("sequence_number");
                    json.put("event_id", "event_" + id + "_" + number);
                    if (json.has("response")) {
                        response((ObjectNode) json.path("response"));
                    } else {
                        json.put("response_id", id);
                    }
                    if (ENDS.contains(json.path("type").asText())) {
                        json.put("type", DONE);
                    }
                    call[0] = json.path("item").path("call_id").asText(call[0]);
                    if (json.path("type").asText().startsWith("response.function_call_arguments")) {
                        json.put("call_id", call[0]);
                    }
                    type[0] = json.path("type").asText();
                })
                .apply(text);
        return event.replaceFirst("^event: \\S+", "event: " + type[0]);
    }

    private static void response(ObjectNode response) {
        response.put("object", "realtime.response");
        if (response.path("incomplete_details").isObject()) {
            response.putObject("status_details").put("type", "incomplete").put("reason", "max_output_tokens");
        } else {
            response.putNull("status_details");
        }
        response.remove(ResponseObject.settingNames());
        response.remove(List.of("created_at", "completed_at", "error", "incomplete_details", "model"));
        response.put("conversation_id", "conv_" + response.path("id").asText());
        response.putArray("output_modalities").add("text");
    }
}

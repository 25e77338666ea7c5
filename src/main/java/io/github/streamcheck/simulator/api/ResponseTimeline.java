package io.github.streamcheck.simulator.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lays the events of a response out in time: one token a step. Immutable. */
final class ResponseTimeline {

    private static final String ADDED = "response.output_item.added";
    private static final String TEXT = "response.output_text.";
    private static final String SUMMARY = "response.reasoning_summary_text.";
    private static final String ARGUMENTS = "response.function_call_arguments.";

    private final ResponseObject response;
    private final long ttftNanos;
    private final long itlNanos;

    ResponseTimeline(ResponseObject response, long ttftNanos, long itlNanos) {
        this.response = response;
        this.ttftNanos = ttftNanos;
        this.itlNanos = itlNanos;
    }

    /** When the same completion is sent as one object. */
    long plainNanos(Completion completion) {
        return atNanos(completion.tokens());
    }

    Script stream(Completion completion, int promptTokens) {
        Writing writing = new Writing();
        writing.events.send("response.created", Map.of("response", response.begun()));
        writing.events.send("response.in_progress", Map.of("response", response.begun()));
        writing.write(completion);
        Map<String, Object> whole = response.whole(completion, promptTokens);
        writing.events.send("response." + whole.get("status"), Map.of("response", whole));
        return writing.events.script();
    }

    private long atNanos(int step) {
        return ttftNanos + itlNanos * Math.max(0, step);
    }

    /** One response on its way. */
    private final class Writing {

        private final ResponseEvents events = new ResponseEvents();
        private int item;
        private int token;

        void write(Completion completion) {
            if (!completion.reasoning().isEmpty()) {
                summary(completion);
            }
            if (completion.calls().isEmpty()) {
                message(completion);
            }
            for (int i = 0; i < completion.calls().size(); i++) {
                Completion.ToolCall call = completion.calls().get(i);
                ResponseObject.Item fc = response.call(i, call);
                // The name is output that was generated: it comes with the first token.
                events.at(atNanos(token));
                events.call(ADDED, itemMembers(fc.begun()));
                Map<String, Object> place = place(fc);
                tokens(ARGUMENTS, place, call.arguments());
                events.send(
                        ARGUMENTS + "done",
                        ResponseEvents.and(ResponseEvents.and(place, "name", call.name()), "arguments", call.json()));
                end(fc);
            }
        }

        private void summary(Completion completion) {
            ResponseObject.Item item = response.reasoning(completion);
            Map<String, Object> place = ResponseEvents.and(place(item), "summary_index", 0);
            begin(item);
            events.send(
                    "response.reasoning_summary_part.added",
                    ResponseEvents.and(place, "part", Map.of("type", "summary_text", "text", "")));
            tokens(SUMMARY, place, completion.reasoning());
            String text = completion.reasoningText();
            events.send(SUMMARY + "done", ResponseEvents.and(place, "text", text));
            events.send(
                    "response.reasoning_summary_part.done",
                    ResponseEvents.and(place, "part", Map.of("type", "summary_text", "text", text)));
            end(item);
        }

        private void message(Completion completion) {
            ResponseObject.Item item = response.message(completion);
            Map<String, Object> place = ResponseEvents.and(place(item), "content_index", 0);
            begin(item);
            events.send("response.content_part.added", ResponseEvents.and(place, "part", ResponseObject.textPart("")));
            tokens(TEXT, ResponseEvents.and(place, "logprobs", List.of()), completion.deltas());
            String text = completion.text();
            events.send(
                    TEXT + "done", ResponseEvents.and(ResponseEvents.and(place, "logprobs", List.of()), "text", text));
            events.send("response.content_part.done", ResponseEvents.and(place, "part", ResponseObject.textPart(text)));
            end(item);
        }

        private void tokens(String type, Map<String, Object> place, List<String> deltas) {
            for (String delta : deltas) {
                events.at(atNanos(token++));
                events.token(type + "delta", place, delta);
            }
        }

        private void begin(ResponseObject.Item begun) {
            events.send(ADDED, itemMembers(begun.begun()));
        }

        private void end(ResponseObject.Item whole) {
            events.send("response.output_item.done", itemMembers(whole.whole()));
            item++;
        }

        private Map<String, Object> itemMembers(Map<String, Object> json) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("output_index", item);
            members.put("item", json);
            return members;
        }

        private Map<String, Object> place(ResponseObject.Item of) {
            Map<String, Object> place = new LinkedHashMap<>();
            place.put("item_id", of.id());
            place.put("output_index", item);
            return place;
        }
    }
}

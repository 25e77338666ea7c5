package io.github.streamcheck.simulator.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.streamcheck.simulator.api.Frame;
import io.github.streamcheck.simulator.api.Frame.Send;
import io.github.streamcheck.simulator.api.Script;
import io.github.streamcheck.simulator.api.TypedEvents;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Faults of responses: their typed events. They leave chunks alone. */
final class ResponseFaults {

    private static final String ANY = "response.";
    private static final String BEGIN = "response.created";
    private static final String REALTIME_END = "response.done";
    private static final String ITEM_DONE = "response.output_item.done";
    private static final List<String> ENDS = List.of("response.completed", "response.incomplete", REALTIME_END);

    static final List<Fault> ALL = List.of(
            fault("event-type-missing", "sends typed events without a type", edit(ANY, event -> event.remove("type"))),
            fault(
                    "event-name-differs",
                    "writes another name than the event's type into its event: line",
                    script -> script.mapTexts(
                            event -> event.replaceFirst("^event: response.output_text.delta", "event: delta"))),
            fault(
                    "sequence-gap",
                    "numbers the events of a response in steps of two",
                    edit(
                            ANY,
                            event -> event.put(
                                    "sequence_number",
                                    2 * event.path("sequence_number").asInt()))),
            fault(
                    "response-begin-missing",
                    "begins a response without response.created",
                    script -> without(script, text -> TypedEvents.isA(BEGIN, text))),
            fault(
                    "response-begin-duplicate",
                    "sends response.created twice",
                    script -> withTwo(script, text -> TypedEvents.isA(BEGIN, text))),
            fault(
                    "response-end-missing",
                    "ends a response without response.completed",
                    script -> without(script, ResponseFaults::isEnd)),
            fault(
                    "response-after-end",
                    "sends the last event of a response twice",
                    script -> withTwo(script, ResponseFaults::isEnd)),
            fault(
                    "response-status-differs",
                    "sends response.completed with the status in_progress",
                    editEnd(event -> response(event).put("status", "in_progress"))),
            fault(
                    "response-usage-missing",
                    "sends no usage with a response",
                    editEnd(event -> response(event).putNull("usage"))),
            fault(
                    "response-id-changes",
                    "ends a response under another id than it began with",
                    editEnd(event -> response(event).put("id", "resp_other"))),
            fault("response-failed", "ends a response in the middle with response.failed", ResponseFaults::failed),
            fault(
                    "item-order",
                    "sends the text of a response before its item has been added",
                    script -> without(script, text -> TypedEvents.isA("response.output_item.added", text))),
            fault(
                    "text-end-differs",
                    "omits the last word from the whole text of a response",
                    edit(
                            "response.output_text.done",
                            event -> event.put(
                                    "text", event.path("text").asText().replaceFirst("\\S+$", "")))),
            fault(
                    "response-output-missing",
                    "ends a response with an empty output",
                    editEnd(event -> response(event).putArray("output"))),
            fault(
                    "item-done-twice",
                    "sends the done event of an item twice",
                    script -> withTwo(script, text -> TypedEvents.isA(ITEM_DONE, text))),
            fault(
                    "done-events-missing",
                    "sends no done events for an item of a response, its part and its text",
                    script -> without(script, ResponseFaults::isDone)),
            fault(
                    "call-id-changes",
                    "changes the call_id of each call in the last event of a response",
                    editEnd(event -> calls(event, call -> call.put("call_id", "call_other")))),
            fault(
                    "arguments-broken",
                    "ends a response with arguments of calls that are not JSON",
                    editEnd(event -> calls(event, call -> call.put("arguments", "{")))),
            fault(
                    "response-usage-null",
                    "ends a response with token counts that are null",
                    editEnd(event -> response(event)
                            .putObject("usage")
                            .putNull("input_tokens")
                            .putNull("output_tokens")
                            .putNull("total_tokens"))),
            fault(
                    "event-field-missing",
                    "omits the id of the item from each token of a response",
                    edit("response.output_text.delta", event -> event.remove("item_id"))),
            fault(
                    "event-schema",
                    "omits the list of annotations from the parts of a response",
                    edit(
                            "response.content_part.",
                            event -> event.withObject("/part").remove("annotations"))));

    private ResponseFaults() {}

    private static Fault fault(String id, String description, UnaryOperator<Script> edit) {
        return Fault.ofStreams(id, description, edit);
    }

    private static UnaryOperator<Script> edit(String type, Consumer<ObjectNode> change) {
        return script -> script.mapTexts(TypedEvents.edit(type, change));
    }

    private static UnaryOperator<Script> editEnd(Consumer<ObjectNode> change) {
        return script -> script.mapTexts(
                event -> isEnd(event) ? TypedEvents.edit(ANY, change).apply(event) : event);
    }

    private static boolean isEnd(String event) {
        return ENDS.stream().anyMatch(type -> TypedEvents.isA(type, event));
    }

    private static ObjectNode response(ObjectNode event) {
        return event.withObject("/response");
    }

    private static Script without(Script script, Predicate<String> gone) {
        return script.edit(frames -> {
            frames.removeIf(frame ->
                    frame instanceof Send send && gone.test(send.payload().text()));
            return renumbered(frames);
        });
    }

    private static boolean isDone(String event) {
        return TypedEvents.isA(ANY, event)
                && event.lines().findFirst().orElse("").endsWith(".done")
                && !isEnd(event);
    }

    private static void calls(ObjectNode event, Consumer<ObjectNode> change) {
        response(event).path("output").forEach(item -> {
            if (item.has("call_id")) {
                change.accept((ObjectNode) item);
            }
        });
    }

    /** Without any generated text in the events that have it whole. */
    static Script withoutWholes(Script script) {
        return script.mapTexts(TypedEvents.edit(ANY, ResponseFaults::empty));
    }

    private static void empty(ObjectNode event) {
        event.findParents("text").stream()
                .filter(holder -> holder.path("text").isTextual())
                .forEach(holder -> ((ObjectNode) holder).put("text", ""));
    }

    private static Script withTwo(Script script, Predicate<String> doubled) {
        return script.edit(frames -> {
            for (int i = frames.size() - 1; i >= 0; i--) {
                if (frames.get(i) instanceof Send send
                        && doubled.test(send.payload().text())) {
                    frames.add(i, send);
                }
            }
            return renumbered(frames);
        });
    }

    private static Script failed(Script script) {
        boolean typed = script.texts(Frame.Kind.TOKEN).stream().anyMatch(text -> TypedEvents.isA(ANY, text));
        if (!typed) {
            return script;
        }
        UnaryOperator<String> fail = TypedEvents.edit(ANY, event -> {
            event.put("type", "response.failed");
            ObjectNode response = response(event);
            response.put("status", "failed").putNull("usage");
            response.putObject("error")
                    .put("code", "server_error")
                    .put("message", "The server had an error while processing your request.");
            response.putArray("output");
        });
        String end = script.texts(Frame.Kind.OTHER).stream()
                .filter(ResponseFaults::isEnd)
                .map(text -> fail.apply(text).replaceFirst("^event: [a-z.]+", "event: response.failed"))
                .findFirst()
                .orElse("");
        return script.firstHalf().thenSend(Frame.Kind.ERROR, end).thenEnd().edit(ResponseFaults::renumbered);
    }

    /** With the numbers that the events would have had the server sent no others. */
    private static List<Frame> renumbered(List<Frame> frames) {
        int[] next = {0};
        frames.replaceAll(frame -> frame instanceof Send send
                ? send.withText(TypedEvents.edit(ANY, event -> event.put("sequence_number", next[0]++)))
                : frame);
        return frames;
    }
}

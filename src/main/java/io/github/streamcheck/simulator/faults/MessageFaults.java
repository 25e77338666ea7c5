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

/** Faults of messages: their blocks and events. They leave all other answers alone. */
final class MessageFaults {

    private static final String START = "message_start";
    private static final String BLOCK = "content_block_start";
    private static final String DELTA = "content_block_delta";
    private static final String BLOCK_STOP = "content_block_stop";
    private static final String FINISH = "message_delta";
    private static final String STOP = "message_stop";

    static final List<Fault> ALL = List.of(
            fault("message-start-missing", "begins a message without message_start", without(START)),
            fault(
                    "message-start-late",
                    "sends message_start after the first block has begun",
                    script -> afterNext(script, START, BLOCK)),
            fault("message-start-duplicate", "sends message_start twice", twice(START)),
            fault(
                    "message-start-incomplete",
                    "begins a message with a stop_reason",
                    edit(START, event -> event.withObject("/message").put("stop_reason", "end_turn"))),
            fault(
                    "message-start-shape",
                    "begins a message with null as content",
                    edit(START, event -> event.withObject("/message").putNull("content"))),
            fault("event-name-missing", "sends the events of a message without event: lines", MessageFaults::nameless),
            fault(
                    "block-index",
                    "counts the blocks of a message from 1",
                    edit(
                            "content_block_",
                            event -> event.put("index", event.path("index").asInt() + 1))),
            fault("block-start-missing", "never begins the blocks of a message", without(BLOCK)),
            fault(
                    "block-start-content",
                    "begins the text block of a message with a blank, which it counts",
                    script -> script.mapSends(MessageFaults::blankAtStart)
                            .mapTexts(TypedEvents.edit(FINISH, MessageFaults::countOneMore))),
            fault("block-stop-missing", "never stops the blocks of a message", without(BLOCK_STOP)),
            fault("delta-after-block-stop", "stops each block of a message twice", twice(BLOCK_STOP)),
            fault("delta-type-mismatch", "sends the text of a message as thinking", edit(DELTA, event -> {
                ObjectNode delta = event.withObject("/delta");
                if (delta.has("text")) {
                    delta.put("type", "thinking_delta").set("thinking", delta.remove("text"));
                }
            })),
            fault(
                    "block-empty",
                    "begins a message with an empty text block",
                    script -> renumbered(script).edit(frames -> {
                        insertBefore(frames, BLOCK, emptyBlock());
                        return frames;
                    })),
            fault(
                    "signature-missing",
                    "sends thinking without a signature",
                    script -> without(script, MessageFaults::isSignature)
                            .mapTexts(TypedEvents.edit(
                                    BLOCK,
                                    event -> event.withObject("/content_block").remove("signature")))),
            fault("signature-misplaced", "sends a signature with each token of thinking", edit(DELTA, event -> {
                if (event.withObject("/delta").has("thinking")) {
                    event.withObject("/delta").put("signature", "eA==");
                }
            })),
            fault("thinking-lost", "sends only the first token of thinking", MessageFaults::withoutMostThinking),
            fault("message-stop-missing", "ends a message without message_stop", without(STOP)),
            fault("event-after-message-stop", "sends message_stop twice", twice(STOP)),
            fault(
                    "done-unexpected",
                    "ends a message with data: [DONE]",
                    script -> script.mapTexts(
                            event -> TypedEvents.isA(STOP, event) ? event + "data: [DONE]\n\n" : event)),
            fault(
                    "finish-withdrawn",
                    "takes the stop_reason of a message back",
                    script -> script.mapTexts(event -> TypedEvents.isA(FINISH, event)
                            ? event
                                    + TypedEvents.edit(
                                                    FINISH,
                                                    last -> last.withObject("/delta")
                                                            .putNull("stop_reason"))
                                            .apply(event)
                            : event)),
            fault(
                    "usage-start-zero",
                    "counts no tokens of the prompt as a message begins",
                    edit(START, event -> event.withObject("/message/usage").put("input_tokens", 0))),
            fault(
                    "stop-reason-missing",
                    "ends a message without a stop_reason",
                    edit(FINISH, event -> event.withObject("/delta").putNull("stop_reason"))),
            fault(
                    "stop-reason-unknown",
                    "ends a message with the stop_reason stop",
                    edit(FINISH, event -> event.withObject("/delta").put("stop_reason", "stop"))),
            fault(
                    "message-usage-missing",
                    "leaves the usage of message_delta out",
                    edit(FINISH, event -> event.remove("usage"))),
            fault(
                    "message-usage-zero",
                    "counts no tokens of a message",
                    edit(FINISH, event -> event.withObject("/usage").put("output_tokens", 0))),
            fault(
                    "message-error",
                    "ends a message with overloaded_error in the middle",
                    script -> isMessage(script)
                            ? script.firstHalf()
                                    .thenSend(
                                            Frame.Kind.ERROR,
                                            "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\","
                                                    + "\"message\":\"Overloaded\"}}\n\n")
                                    .thenEnd()
                            : script),
            fault(
                    "message-role-missing",
                    "leaves type and role out of message_start, as vLLM does",
                    edit(START, event -> event.withObject("/message").remove(List.of("type", "role")))),
            fault(
                    "variant-ollama-messages",
                    "estimates the tokens of the prompt, and corrects them at the end, as Ollama does",
                    edit(START, event -> event.withObject("/message/usage").put("input_tokens", 2))),
            fault(
                    "prompt-tokens-differ",
                    "counts 20 tokens more for the prompt of a message",
                    script -> script.mapTexts(TypedEvents.edit(START, event -> countMore(event.withObject("/message"))))
                            .mapTexts(TypedEvents.edit(FINISH, MessageFaults::countMore))),
            fault(
                    "call-input-missing",
                    "begins a call without input, as llama.cpp does",
                    edit(BLOCK, event -> event.withObject("/content_block").remove("input"))),
            fault(
                    "variant-padded-messages",
                    "pads the events of a message with blanks, as Anthropic does",
                    script -> script.mapTexts(event -> TypedEvents.isA("content_block_", event)
                            ? event.replaceFirst("\n\n$", " ".repeat(event.length() % 11) + "\n\n")
                            : event)),
            fault(
                    "variant-vendor-event",
                    "sends an event of its own before the end of a message, as Vertex does",
                    script -> script.mapTexts(event -> TypedEvents.isA(STOP, event)
                            ? "event: vertex_event\ndata: {\"type\":\"vertex_event\",\"usage\":{\"output_tokens\":1}}\n\n"
                                    + event
                            : event)));

    private MessageFaults() {}

    private static Fault fault(String id, String description, UnaryOperator<Script> edit) {
        return Fault.ofStreams(id, description, edit);
    }

    private static UnaryOperator<Script> edit(String type, Consumer<ObjectNode> change) {
        return script -> script.mapTexts(TypedEvents.edit(type, change));
    }

    private static UnaryOperator<Script> without(String type) {
        return script -> without(script, event -> TypedEvents.isA(type, event));
    }

    private static Script without(Script script, Predicate<String> gone) {
        return script.edit(frames -> {
            frames.removeIf(frame ->
                    frame instanceof Send send && gone.test(send.payload().text()));
            return frames;
        });
    }

    private static UnaryOperator<Script> twice(String type) {
        return script -> script.mapTexts(event -> TypedEvents.isA(type, event) ? event + event : event);
    }

    /** With the event of that type right after the first one of the type {@code after}. */
    private static Script afterNext(Script script, String type, String after) {
        String moved = text(script, type);
        int[] seen = {0};
        return moved.isEmpty()
                ? script
                : without(script, event -> TypedEvents.isA(type, event))
                        .mapTexts(event -> TypedEvents.isA(after, event) && seen[0]++ == 0 ? event + moved : event);
    }

    /** The first event of that type; empty if there is none. */
    private static String text(Script script, String type) {
        return script.texts(Frame.Kind.OTHER).stream()
                .filter(event -> TypedEvents.isA(type, event))
                .findFirst()
                .orElse("");
    }

    private static boolean isMessage(Script script) {
        return !text(script, START).isEmpty();
    }

    private static Script nameless(Script script) {
        return isMessage(script) ? script.mapTexts(event -> event.replaceFirst("^event: [a-z_]+\n", "")) : script;
    }

    private static boolean isSignature(String event) {
        return TypedEvents.isA(DELTA, event) && event.contains("\"signature_delta\"");
    }

    /** A blank in the start of a text block, which is a token in the server's metrics too. */
    private static Send blankAtStart(Send send) {
        Send changed = send.withText(
                TypedEvents.edit(BLOCK, event -> putIfThere(event.withObject("/content_block"), "text", " ")));
        return changed.equals(send) ? send : new Send(Frame.Kind.TOKEN, send.atNanos(), changed.payload());
    }

    private static void countOneMore(ObjectNode event) {
        ObjectNode usage = event.withObject("/usage");
        usage.put("output_tokens", usage.path("output_tokens").asInt() + 1);
    }

    private static Script withoutMostThinking(Script script) {
        int[] seen = {0};
        return without(
                script,
                event -> TypedEvents.isA(DELTA, event) && event.contains("\"thinking_delta\"") && seen[0]++ > 0);
    }

    private static void countMore(ObjectNode object) {
        ObjectNode usage = object.withObject("/usage");
        usage.put("input_tokens", usage.path("input_tokens").asInt() + 20);
    }

    private static void putIfThere(ObjectNode node, String member, String value) {
        if (node.has(member)) {
            node.put(member, value);
        }
    }

    private static Script renumbered(Script script) {
        return script.mapTexts(TypedEvents.edit(
                "content_block_",
                event -> event.put("index", event.path("index").asInt() + 1)));
    }

    private static String emptyBlock() {
        return "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,"
                + "\"content_block\":{\"type\":\"text\",\"text\":\"\"}}\n\n"
                + "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":0}\n\n";
    }

    private static void insertBefore(List<Frame> frames, String type, String text) {
        for (int i = 0; i < frames.size(); i++) {
            if (frames.get(i) instanceof Send send
                    && TypedEvents.isA(type, send.payload().text())) {
                frames.set(i, send.withText(event -> text + event));
                return;
            }
        }
    }
}

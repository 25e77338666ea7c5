package io.github.streamcheck.observe.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.streamcheck.observe.JudgedStream;
import io.github.streamcheck.wire.MessageReader;
import io.github.streamcheck.wire.PayloadDecoder;
import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamEvent.Control;
import java.util.ArrayList;
import java.util.List;

/** The short ways of the corpus to write what comes over a WebSocket of the Realtime API. */
final class RealtimeMacros {

    private static final String PLACE =
            "\"response_id\":\"resp-1\",\"item_id\":\"msg-1\",\"output_index\":0,\"content_index\":0";

    private final List<StreamEvent> events = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final DoneItems done = new DoneItems();
    private final MessageReader messages;
    private long now = JudgedStream.SENT_NANOS;
    private int number;

    RealtimeMacros(PayloadDecoder decoder) {
        this.messages = new MessageReader(decoder);
    }

    List<StreamEvent> events() {
        return events;
    }

    /** Adds what a line stands for. */
    void add(String line) {
        String name = line.split(" ", 2)[0];
        String rest = line.length() > name.length() ? line.substring(name.length() + 1) : "";
        switch (name) {
            case "@session" -> event("session.created", "\"session\":{\"id\":\"sess-1\"}");
            case "@begin" -> event("response.created", response("in_progress", "", ""));
            case "@item" -> {
                event(
                        "response.output_item.added",
                        "\"response_id\":\"resp-1\",\"output_index\":0,\"item\":" + item(""));
                event("response.content_part.added", PLACE + ",\"part\":" + part(""));
            }
            case "@text" -> {
                text.append(rest);
                event("response.output_text.delta", PLACE + ",\"delta\":" + quoted(rest));
            }
            case "@end-item" -> {
                String whole = text.toString();
                event("response.output_text.done", PLACE + ",\"text\":" + quoted(whole));
                event("response.content_part.done", PLACE + ",\"part\":" + part(whole));
                event(
                        "response.output_item.done",
                        "\"response_id\":\"resp-1\",\"output_index\":0,\"item\":" + item(part(whole)));
            }
            case "@finish" ->
                event(
                        "response.done",
                        response(
                                "completed",
                                done.and(whole()),
                                ",\"usage\":{\"input_tokens\":3,\"output_tokens\":5,\"total_tokens\":8}"));
            case "@event" -> {
                String members = rest.contains(" ") ? rest.split(" ", 2)[1] : "";
                event(
                        rest.split(" ", 2)[0],
                        members.replace("[@item]", "[" + whole() + "]")
                                .replace("[@part]", "[" + part(text.toString()) + "]"));
            }
            case "@data" -> received(rest);
            case "@binary" -> {
                events.add(messages.binary(rest.getBytes(UTF_8), now++));
                received(rest);
            }
            case "@ping" -> control(Control.Kind.PING, 0, "");
            case "@pong" -> control(Control.Kind.PONG, 0, "");
            case "@close" -> control(Control.Kind.CLOSE, Integer.parseInt(rest.split(" ", 2)[0]), rest);
            case "@bad-frame" -> events.add(messages.badFrame(rest, now++));
            case "@answer" ->
                List.of("@begin", "@item", "@text Hello ", "@text world", "@end-item", "@finish")
                        .forEach(this::add);
            case "@good" ->
                List.of("@session", "@answer", "@pong", "@close 1000").forEach(this::add);
            default -> throw new IllegalArgumentException(line);
        }
    }

    /** The message, with all of the text so far. */
    private String whole() {
        return item(part(text.toString()));
    }

    private void event(String type, String members) {
        done.add(type, members);
        String data = "{\"type\":\"" + type + "\",\"event_id\":\"event-" + number++ + "\""
                + (members.isEmpty() ? "" : ",") + members + "}";
        received(data);
    }

    private void received(String data) {
        events.add(messages.message(data.getBytes(UTF_8), now++, 0));
    }

    private void control(Control.Kind kind, int code, String content) {
        events.add(new Control(now++, kind, code, content));
    }

    private static String response(String status, String output, String further) {
        return "\"response\":{\"id\":\"resp-1\",\"object\":\"realtime.response\",\"status\":\"" + status
                + "\",\"status_details\":null,\"output\":[" + output + "]" + further + "}";
    }

    private static String item(String content) {
        return "{\"id\":\"msg-1\",\"type\":\"message\",\"role\":\"assistant\",\"content\":[" + content + "]}";
    }

    private static String part(String text) {
        return "{\"type\":\"output_text\",\"text\":" + quoted(text) + "}";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\\\"") + '"';
    }
}

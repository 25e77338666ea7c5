package io.github.streamcheck.simulator.api;

import io.github.streamcheck.simulator.api.Frame.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lays the events of a message out in time: one token a step. Immutable. */
final class MessageTimeline {

    private final MessageObject message;
    private final long ttftNanos;
    private final long itlNanos;

    MessageTimeline(MessageObject message, long ttftNanos, long itlNanos) {
        this.message = message;
        this.ttftNanos = ttftNanos;
        this.itlNanos = itlNanos;
    }

    /** When the same completion is sent as one object. */
    long plainNanos(Completion completion) {
        return atNanos(completion.tokens());
    }

    Script stream(Completion completion) {
        Writing writing = new Writing();
        writing.send("message_start", Map.of("message", message.begun()));
        writing.write(completion);
        Map<String, Object> delta = new LinkedHashMap<>();
        delta.put("stop_reason", message.stopReason(completion));
        delta.put("stop_sequence", message.stopSequence(completion));
        Map<String, Object> end = new LinkedHashMap<>();
        end.put("delta", delta);
        end.put("usage", message.usage(completion.tokens()));
        writing.send("message_delta", end);
        writing.send("message_stop", Map.of());
        return writing.script();
    }

    private long atNanos(int step) {
        return ttftNanos + itlNanos * Math.max(0, step);
    }

    /** One message on its way. */
    private final class Writing {

        private final List<Frame> frames = new ArrayList<>();
        private int block;
        private int token;
        private long nowNanos;

        void write(Completion completion) {
            if (!completion.reasoning().isEmpty()) {
                begin(Kind.OTHER, MessageObject.thinking());
                tokens("thinking_delta", "thinking", completion.reasoning());
                delta(Kind.OTHER, "signature_delta", "signature", message.signature());
                end();
            }
            if (!completion.deltas().isEmpty()) {
                begin(Kind.OTHER, MessageObject.text());
                // As Anthropic does, whose clients pass over it.
                send("ping", Map.of());
                tokens("text_delta", "text", completion.deltas());
                end();
            }
            for (Completion.ToolCall call : completion.calls()) {
                // The name is output that was generated: it comes with the first token.
                nowNanos = atNanos(token);
                begin(Kind.CALL, MessageObject.call(call));
                delta(Kind.OTHER, "input_json_delta", "partial_json", "");
                tokens("input_json_delta", "partial_json", call.arguments());
                end();
            }
        }

        void send(String type, Map<String, Object> members) {
            send(Kind.OTHER, type, members);
        }

        Script script() {
            frames.add(new Frame.End(nowNanos));
            return new Script(frames);
        }

        private void begin(Kind kind, Map<String, Object> content) {
            Map<String, Object> members = place();
            members.put("content_block", content);
            send(kind, "content_block_start", members);
        }

        private void tokens(String type, String member, List<String> pieces) {
            for (String piece : pieces) {
                nowNanos = atNanos(token++);
                delta(Kind.TOKEN, type, member, piece);
            }
        }

        private void delta(Kind kind, String type, String member, String piece) {
            Map<String, Object> delta = new LinkedHashMap<>();
            delta.put("type", type);
            delta.put(member, piece);
            Map<String, Object> members = place();
            members.put("delta", delta);
            send(kind, "content_block_delta", members);
        }

        private void end() {
            send("content_block_stop", place());
            block++;
        }

        private Map<String, Object> place() {
            Map<String, Object> place = new LinkedHashMap<>();
            place.put("index", block);
            return place;
        }

        private void send(Kind kind, String type, Map<String, Object> members) {
            Map<String, Object> event = new LinkedHashMap<>();
            event.put("type", type);
            event.putAll(members);
            frames.add(new Frame.Send(kind, nowNanos, WritePayload.of(TypedEvents.of(type, Json.write(event)))));
        }
    }
}

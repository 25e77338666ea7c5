package io.github.streamcheck.observe;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.streamcheck.plan.SizeLimits;
import io.github.streamcheck.wire.BodyParser;
import io.github.streamcheck.wire.Bytes;
import io.github.streamcheck.wire.FramingAnomaly;
import io.github.streamcheck.wire.Protocol;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.SseHandler;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** A correct stream of each kind of event, as servers send it, to see what its events cost. */
public enum SampleBody {
    CHAT(
            "chat",
            chunk("{\"role\":\"assistant\",\"content\":\"\"}", "null"),
            chunk("{\"content\":\" word#\"}", "null"),
            chunk("{}", "\"stop\"") + chunkWith("[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":#}")
                    + "data: [DONE]\n\n"),
    MESSAGES(
            "messages",
            event(
                            "message_start",
                            "\"message\":{\"id\":\"msg_0\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"m\",\"content\":[],"
                                    + "\"stop_reason\":null,\"usage\":{\"input_tokens\":9,\"output_tokens\":1}}")
                    + event("content_block_start", "\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}"),
            event("content_block_delta", "\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\" word#\"}"),
            event("content_block_stop", "\"index\":0")
                    + event(
                            "message_delta",
                            "\"delta\":{\"stop_reason\":\"end_turn\",\"stop_sequence\":null},\"usage\":{\"output_tokens\":#}")
                    + "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n"),
    OLLAMA_CHAT("ollama-chat", "", line(message(" word#")), lastLine(message(""))),
    OLLAMA_GENERATE("ollama-generate", "", line(response(" word#")), lastLine(response("")));

    private final String endpoint;
    private final String head;
    private final String token;
    private final String tail;

    /** {@code #} stands for the number of the token, and in {@code tail} for that of all. */
    SampleBody(String endpoint, String head, String token, String tail) {
        this.endpoint = endpoint;
        this.head = head;
        this.token = token;
        this.tail = tail;
    }

    /** The protocol of the stream. */
    public Protocol protocol() {
        return Protocol.all().stream()
                .filter(protocol -> protocol.endpoint().name().equals(endpoint))
                .findFirst()
                .orElseThrow();
    }

    /** The body of a stream of so many tokens. */
    public byte[] body(int tokens) {
        StringBuilder body = new StringBuilder(head);
        for (int i = 0; i < tokens; i++) {
            body.append(token.replace("#", Integer.toString(i)));
        }
        return body.append(tail.replace("#", Integer.toString(tokens)))
                .toString()
                .getBytes(UTF_8);
    }

    /** Cuts a body into its events, as {@code protocol} frames them. */
    public static void read(Protocol protocol, byte[] body, Consumer<SseEvent> sink) {
        BodyParser parser = protocol.framing()
                .parser(
                        new SseHandler() {
                            @Override
                            public void event(SseEvent event) {
                                sink.accept(event);
                            }

                            @Override
                            public void comment(long offset, long arrivedNanos, Bytes line) {}

                            @Override
                            public void anomaly(FramingAnomaly anomaly) {
                                throw new IllegalStateException(anomaly.toString());
                            }
                        },
                        SizeLimits.DEFAULT);
        parser.feed(ByteBuffer.wrap(body), 2);
        parser.end(3);
    }

    private static String chunk(String delta, String finish) {
        return chunkWith("[{\"index\":0,\"delta\":" + delta + ",\"logprobs\":null,\"finish_reason\":" + finish + "}]");
    }

    private static String chunkWith(String choices) {
        return "data: {\"id\":\"chatcmpl-0123456789abcdef\",\"object\":\"chat.completion.chunk\",\"created\":1760000000,"
                + "\"model\":\"m\",\"system_fingerprint\":\"fp_0\",\"choices\":" + choices + "}\n\n";
    }

    private static String event(String type, String members) {
        return "event: " + type + "\ndata: {\"type\":\"" + type + "\"," + members + "}\n\n";
    }

    private static String line(String text) {
        return "{\"model\":\"m\",\"created_at\":\"2026-11-29T10:00:00.#23456789Z\"," + text + ",\"done\":false}\n";
    }

    private static String lastLine(String text) {
        return line(text).replace("false", "true,\"done_reason\":\"stop\",\"prompt_eval_count\":9,\"eval_count\":#");
    }

    private static String message(String content) {
        return "\"message\":{\"role\":\"assistant\",\"content\":\"" + content + "\"}";
    }

    private static String response(String text) {
        return "\"response\":\"" + text + '"';
    }
}

package io.github.streamcheck.simulator.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The chunks of one answer. What is the same in all of them is made once. Immutable. */
public final class Chunks {

    static final String FINGERPRINT = "fp_simulator";
    /** The event that ends a stream. */
    public static final String DONE = "data: [DONE]\n\n";

    private final GenerationApi protocol;
    private final String id;
    private final long created;
    private final String model;
    private final OptionalInt logprobs;
    private final String open;
    private final String close;
    private final List<WritePayload> tokens;

    /**
     * @param created seconds since 1970
     * @param choices how many choices the answer has
     * @param usageFollows whether each chunk says that its usage is null, since a later one has it
     * @param logprobs as in {@link GenerationRequest}
     */
    Chunks(
            GenerationApi protocol,
            String id,
            long created,
            String model,
            int choices,
            boolean usageFollows,
            OptionalInt logprobs) {
        this.protocol = protocol;
        this.id = id;
        this.created = created;
        this.model = model;
        this.logprobs = logprobs;
        this.open = "data: {\"id\":" + Json.write(id) + ",\"object\":\"" + protocol.chunkObject() + "\",\"created\":"
                + created + ",\"model\":" + Json.write(model) + ",\"system_fingerprint\":\"" + FINGERPRINT
                + "\",\"choices\":[";
        this.close = "]" + (usageFollows ? ",\"usage\":null" : "") + "}\n\n";
        this.tokens = IntStream.range(0, choices).mapToObj(this::tokenTemplate).toList();
    }

    GenerationApi protocol() {
        return protocol;
    }

    /** What every chunk and the plain answer begin with, in order. */
    Map<String, Object> envelope(String object) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("id", id);
        envelope.put("object", object);
        envelope.put("created", created);
        envelope.put("model", model);
        envelope.put("system_fingerprint", FINGERPRINT);
        return envelope;
    }

    /** The {@code logprobs} of these tokens, if they were asked for. */
    Object logprobs(List<String> of, int offset) {
        return logprobs.isPresent() ? Logprobs.of(protocol, of, logprobs.getAsInt(), offset) : Json.NULL;
    }

    /** The chunk that begins a choice of a chat. */
    WritePayload role(int choice) {
        return chunk(choice, "\"delta\":{\"role\":\"assistant\",\"content\":\"\"}", "null", "null");
    }

    /** @param offset how many characters of the text come before */
    WritePayload token(int choice, String delta, int offset) {
        if (logprobs.isEmpty()) {
            return tokens.get(choice).withBody(Json.write(delta));
        }
        String text = Json.write(delta);
        String output = protocol == GenerationApi.CHAT ? "\"delta\":{\"content\":" + text + "}" : "\"text\":" + text;
        return chunk(choice, output, Json.write(logprobs(List.of(delta), offset)), "null");
    }

    WritePayload reasoning(int choice, String delta) {
        return chunk(choice, "\"delta\":{\"reasoning_content\":" + Json.write(delta) + "}", "null", "null");
    }

    /** The fragment that begins a tool call, without any of its arguments. */
    WritePayload call(int choice, int index, Completion.ToolCall call) {
        String begin = "\"id\":" + Json.write(call.id()) + ",\"type\":\"function\",\"function\":{\"name\":"
                + Json.write(call.name()) + ",\"arguments\":\"\"}";
        return fragment(choice, index, begin);
    }

    /** A fragment that goes on with a tool call. */
    WritePayload arguments(int choice, int index, String piece) {
        return fragment(choice, index, "\"function\":{\"arguments\":" + Json.write(piece) + "}");
    }

    WritePayload finish(int choice, String reason) {
        String output = protocol == GenerationApi.CHAT ? "\"delta\":{}" : "\"text\":\"\"";
        return chunk(choice, output, "null", Json.write(reason));
    }

    WritePayload usage(Map<String, Object> usage) {
        return WritePayload.of(open + "],\"usage\":" + Json.write(usage) + "}\n\n");
    }

    private WritePayload fragment(int choice, int index, String members) {
        return chunk(choice, "\"delta\":{\"tool_calls\":[{\"index\":" + index + "," + members + "}]}", "null", "null");
    }

    private WritePayload tokenTemplate(int choice) {
        String name = protocol == GenerationApi.CHAT ? "\"delta\":{\"content\":" : "\"text\":";
        String end = protocol == GenerationApi.CHAT ? "}" : "";
        return WritePayload.of(
                open + "{\"index\":" + choice + "," + name, end + ",\"logprobs\":null,\"finish_reason\":null}" + close);
    }

    private WritePayload chunk(int choice, String output, String logprobsJson, String finishReason) {
        return WritePayload.of(open + "{\"index\":" + choice + "," + output + ",\"logprobs\":" + logprobsJson
                + ",\"finish_reason\":" + finishReason + "}" + close);
    }
}

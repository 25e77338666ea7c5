package io.github.streamcheck.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The JSON of one answer, as chunks or as one object. What is the same in all its chunks is made once. */
final class Chunks {

    static final String FINGERPRINT = "fp_simulator";
    static final String DONE = "data: [DONE]\n\n";

    private final Protocol protocol;
    private final String id;
    private final long created;
    private final String model;
    private final String open;
    private final String close;
    private final List<Payload> tokens;

    /**
     * @param created seconds since 1970
     * @param choices how many choices the answer has
     * @param usageFollows whether each chunk says that its usage is null, since a later one tells it
     */
    Chunks(Protocol protocol, String id, long created, String model, int choices, boolean usageFollows) {
        this.protocol = protocol;
        this.id = id;
        this.created = created;
        this.model = model;
        this.open = "data: {\"id\":" + Json.write(id) + ",\"object\":\"" + protocol.chunkObject() + "\",\"created\":"
                + created + ",\"model\":" + Json.write(model) + ",\"system_fingerprint\":\"" + FINGERPRINT
                + "\",\"choices\":[";
        this.close = "]" + (usageFollows ? ",\"usage\":null" : "") + "}\n\n";
        this.tokens = IntStream.range(0, choices).mapToObj(this::tokenTemplate).toList();
    }

    /** The chunk that begins a choice of a chat. */
    Payload role(int choice) {
        return chunk(choice, "\"delta\":{\"role\":\"assistant\",\"content\":\"\"}", "null");
    }

    Payload token(int choice, String delta) {
        return tokens.get(choice).withBody(Json.write(delta));
    }

    Payload finish(int choice, String reason) {
        String output = protocol == Protocol.CHAT ? "\"delta\":{}" : "\"text\":\"\"";
        return chunk(choice, output, Json.write(reason));
    }

    Payload usage(int promptTokens, int completionTokens) {
        return Payload.of(open + "],\"usage\":" + Json.write(usageOf(promptTokens, completionTokens)) + "}\n\n");
    }

    /** The whole answer as one object. */
    String plain(List<Completion> completions, int promptTokens) {
        List<Map<String, Object>> choices = new ArrayList<>();
        int tokensOfAll = 0;
        for (Completion completion : completions) {
            choices.add(plainChoice(choices.size(), completion));
            tokensOfAll += completion.deltas().size();
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", id);
        answer.put("object", protocol.plainObject());
        answer.put("created", created);
        answer.put("model", model);
        answer.put("system_fingerprint", FINGERPRINT);
        answer.put("choices", choices);
        answer.put("usage", usageOf(promptTokens, tokensOfAll));
        return Json.write(answer);
    }

    private Map<String, Object> plainChoice(int index, Completion completion) {
        Map<String, Object> choice = new LinkedHashMap<>();
        choice.put("index", index);
        if (protocol == Protocol.CHAT) {
            Map<String, Object> message = new LinkedHashMap<>();
            message.put("role", "assistant");
            message.put("content", completion.text());
            message.put("refusal", null);
            choice.put("message", message);
        } else {
            choice.put("text", completion.text());
        }
        choice.put("logprobs", null);
        choice.put("finish_reason", completion.finishReason());
        return choice;
    }

    private Payload tokenTemplate(int choice) {
        String name = protocol == Protocol.CHAT ? "\"delta\":{\"content\":" : "\"text\":";
        String end = protocol == Protocol.CHAT ? "}" : "";
        return Payload.of(
                open + "{\"index\":" + choice + "," + name, end + ",\"logprobs\":null,\"finish_reason\":null}" + close);
    }

    private Payload chunk(int choice, String output, String finishReason) {
        return Payload.of(open + "{\"index\":" + choice + "," + output + ",\"logprobs\":null,\"finish_reason\":"
                + finishReason + "}" + close);
    }

    private static Map<String, Object> usageOf(int promptTokens, int completionTokens) {
        Map<String, Object> usage = new LinkedHashMap<>();
        usage.put("prompt_tokens", promptTokens);
        usage.put("completion_tokens", completionTokens);
        usage.put("total_tokens", promptTokens + completionTokens);
        return usage;
    }
}

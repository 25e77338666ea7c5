package io.github.streamcheck.simulator.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The whole of an answer as one object. Immutable. */
final class ResponseBody {

    private final Chunks chunks;

    /** @param chunks the chunks that it would be streamed as, whose id and other particulars it shares */
    ResponseBody(Chunks chunks) {
        this.chunks = chunks;
    }

    String json(List<Completion> completions, int promptTokens) {
        List<Map<String, Object>> choices = new ArrayList<>();
        for (Completion completion : completions) {
            choices.add(choice(choices.size(), completion));
        }
        Map<String, Object> answer = chunks.envelope(chunks.protocol().plainObject());
        answer.put("choices", choices);
        answer.put("usage", Usage.of(promptTokens, completions));
        return Json.write(answer);
    }

    private Map<String, Object> choice(int index, Completion completion) {
        Map<String, Object> choice = new LinkedHashMap<>();
        choice.put("index", index);
        if (chunks.protocol() == GenerationApi.CHAT) {
            choice.put("message", message(completion));
        } else {
            choice.put("text", completion.text());
        }
        choice.put("logprobs", completion.deltas().isEmpty() ? Json.NULL : chunks.logprobs(completion.deltas(), 0));
        choice.put("finish_reason", completion.finishReason());
        return choice;
    }

    private static Map<String, Object> message(Completion completion) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("role", "assistant");
        message.put("content", completion.calls().isEmpty() ? completion.text() : null);
        if (!completion.reasoning().isEmpty()) {
            message.put("reasoning_content", completion.reasoningText());
        }
        if (!completion.calls().isEmpty()) {
            message.put(
                    "tool_calls",
                    completion.calls().stream().map(ResponseBody::toolCall).toList());
        }
        message.put("refusal", null);
        return message;
    }

    private static Map<String, Object> toolCall(Completion.ToolCall call) {
        Map<String, Object> function = new LinkedHashMap<>();
        function.put("name", call.name());
        function.put("arguments", call.json());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", call.id());
        json.put("type", "function");
        json.put("function", function);
        return json;
    }
}

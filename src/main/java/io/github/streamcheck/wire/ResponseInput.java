package io.github.streamcheck.wire;

import io.github.streamcheck.plan.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Conversations as the Responses API has them: one text, or a list of messages, calls and their results. */
final class ResponseInput implements ConversationForm {

    private static final Set<String> OWN_PARTS =
            Set.of("input_text", "output_text", "input_image", "input_file", "input_audio");

    @Override
    public Map<String, Object> write(Prompt prompt) {
        if (prompt.isText()) {
            return Map.of("input", prompt.text());
        }
        List<Object> items = new ArrayList<>();
        ChatMessage.of(prompt).forEach(message -> add(message, items));
        return Map.of("input", items);
    }

    private static void add(ChatMessage message, List<Object> items) {
        if (message.isResult()) {
            items.add(Map.of(
                    "type", "function_call_output", "call_id", message.callId(), "output", message.joinedTexts()));
            return;
        }
        if (!message.parts().isEmpty()) {
            items.add(Map.of("role", message.role(), "content", content(message)));
        }
        message.calls()
                .forEach(call -> items.add(Map.of(
                        "type", "function_call",
                        "call_id", call.id(),
                        "name", call.name(),
                        "arguments", call.arguments())));
    }

    private static Object content(ChatMessage message) {
        return message.onlyText()
                .<Object>map(text -> text)
                .orElseGet(() -> message.parts().stream()
                        .map(part -> part(part, message.role()))
                        .toList());
    }

    private static Map<?, ?> part(ChatMessage.Part part, String role) {
        if (part instanceof ChatMessage.Part.Text text) {
            return Map.of("type", role.equals("assistant") ? "output_text" : "input_text", "text", text.text());
        }
        if (part instanceof ChatMessage.Part.Image image) {
            return Map.of("type", "input_image", "image_url", image.url());
        }
        return ((ChatMessage.Part.Other) part).of(OWN_PARTS);
    }
}

package io.github.streamcheck.wire;

import io.github.streamcheck.plan.Prompt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Conversations as Ollama's chat has them: content is text, images are beside it, and a call's arguments are an object. */
final class OllamaInput implements ConversationForm {

    private static final Pattern DATA_URL = Pattern.compile("data:[^,]*;base64,(.*)", Pattern.DOTALL);

    @Override
    public Map<String, Object> write(Prompt prompt) {
        return Map.of(
                "messages", prompt.messages().stream().map(OllamaInput::message).toList());
    }

    @Override
    public Set<String> parameters() {
        return Set.of("tools");
    }

    private static Map<String, Object> message(Map<String, Object> message) {
        if (message.get("content") instanceof String && message.get("tool_calls") == null) {
            // Also with what only Ollama has.
            return message;
        }
        ChatMessage chat = ChatMessage.of(message);
        Map<String, Object> written = new LinkedHashMap<>();
        List<String> texts = new ArrayList<>();
        List<String> images = new ArrayList<>();
        for (ChatMessage.Part part : chat.parts()) {
            if (part instanceof ChatMessage.Part.Text text) {
                texts.add(text.text());
            } else if (part instanceof ChatMessage.Part.Image image) {
                images.add(data(image));
            } else if (part instanceof ChatMessage.Part.Other other) {
                throw other.unsendable();
            }
        }
        written.put("role", chat.role());
        written.put("content", String.join("\n", texts));
        if (!images.isEmpty()) {
            written.put("images", images);
        }
        if (!chat.calls().isEmpty()) {
            written.put(
                    "tool_calls",
                    chat.calls().stream()
                            .map(call -> Map.of(
                                    "function", Map.of("name", call.name(), "arguments", call.argumentMembers())))
                            .toList());
        }
        return written;
    }

    private static String data(ChatMessage.Part.Image image) {
        Matcher data = DATA_URL.matcher(image.url());
        if (!data.matches()) {
            throw new UnsendableException("takes an image only as data, and not as an address");
        }
        return data.group(1);
    }
}

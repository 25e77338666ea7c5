package io.github.streamcheck.wire;

import io.github.streamcheck.plan.Prompt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Conversations as Anthropic's Messages API has them: the system's text apart, calls and their results as blocks. */
final class MessageInput implements ConversationForm {

    private static final Set<String> OWN_BLOCKS =
            Set.of("image", "document", "search_result", "thinking", "redacted_thinking", "tool_use", "tool_result");

    private static final Pattern DATA_URL = Pattern.compile("data:([^;,]+);base64,(.*)", Pattern.DOTALL);

    @Override
    public Map<String, Object> write(Prompt prompt) {
        List<String> system = new ArrayList<>();
        List<Object> messages = new ArrayList<>();
        for (ChatMessage message : ChatMessage.of(prompt)) {
            if (!message.isSystem()) {
                messages.add(Map.of("role", message.isResult() ? "user" : message.role(), "content", content(message)));
            } else if (messages.isEmpty()) {
                system.add(message.joinedTexts());
            } else {
                throw new UnsendableException(
                        "takes messages of the role " + message.role() + " only at the beginning");
            }
        }
        Map<String, Object> members = new LinkedHashMap<>();
        if (!system.isEmpty()) {
            members.put("system", String.join("\n\n", system));
        }
        members.put("messages", messages);
        return members;
    }

    private static Object content(ChatMessage message) {
        if (message.isResult()) {
            return List.of(
                    Map.of("type", "tool_result", "tool_use_id", message.callId(), "content", message.joinedTexts()));
        }
        if (message.onlyText().isPresent() && message.calls().isEmpty()) {
            return message.onlyText().get();
        }
        List<Object> blocks = new ArrayList<>();
        message.parts().forEach(part -> blocks.add(block(part)));
        message.calls()
                .forEach(call -> blocks.add(Map.of(
                        "type", "tool_use", "id", call.id(), "name", call.name(), "input", call.argumentMembers())));
        return blocks;
    }

    private static Map<?, ?> block(ChatMessage.Part part) {
        if (part instanceof ChatMessage.Part.Text text) {
            return Map.of("type", "text", "text", text.text());
        }
        if (part instanceof ChatMessage.Part.Image image) {
            return Map.of("type", "image", "source", source(image.url()));
        }
        return ((ChatMessage.Part.Other) part).of(OWN_BLOCKS);
    }

    private static Map<String, Object> source(String url) {
        Matcher data = DATA_URL.matcher(url);
        return data.matches()
                ? Map.of("type", "base64", "media_type", data.group(1), "data", data.group(2))
                : Map.of("type", "url", "url", url);
    }
}

package io.github.streamcheck.wire;

import io.github.streamcheck.plan.Prompt;
import io.github.streamcheck.text.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A message in the form of OpenAI's chats, taken apart to be written in the form of another API.
 *
 * @param role who says it, such as {@code user}
 * @param parts its content, in order; empty if it has none
 * @param calls the tools that the model called in it
 * @param callId the call that it is the result of; empty for others
 */
record ChatMessage(String role, List<Part> parts, List<Call> calls, String callId) {

    private static final Set<String> MEMBERS = Set.of("role", "content", "tool_calls", "tool_call_id");

    /** A part of a message. */
    sealed interface Part {

        record Text(String text) implements Part {}

        /** {@code url}: an address, or the image itself as a data URL. */
        record Image(String url) implements Part {}

        /** A part of another type, which some API may have. */
        record Other(String type, Map<?, ?> members) implements Part {

            /**
             * The part as it stands.
             *
             * @param types those that the API has
             * @throws UnsendableException if its type is none of these
             */
            Map<?, ?> of(Set<String> types) {
                if (!types.contains(type)) {
                    throw unsendable();
                }
                return members;
            }

            UnsendableException unsendable() {
                return new UnsendableException("has no form for a part of the type " + type);
            }
        }
    }

    /** A call of a tool; {@code arguments} are JSON. */
    record Call(String id, String name, String arguments) {

        /** @throws UnsendableException if they are not one JSON object */
        Map<String, Object> argumentMembers() {
            return Json.members(arguments)
                    .orElseThrow(() -> new UnsendableException("takes a call's arguments only as a JSON object"));
        }
    }

    /** The messages of a prompt. */
    static List<ChatMessage> of(Prompt prompt) {
        return prompt.messages().stream().map(ChatMessage::of).toList();
    }

    /**
     * Takes a message apart.
     *
     * @throws UnsendableException if there is something in it that other APIs don't have
     */
    static ChatMessage of(Map<String, Object> message) {
        message.forEach((name, value) -> {
            if (value != null && !MEMBERS.contains(name)) {
                throw new UnsendableException("has no form for a message's " + name);
            }
        });
        List<Part> parts = new ArrayList<>();
        Object content = message.get("content");
        if (content instanceof String text) {
            parts.add(new Part.Text(text));
        } else {
            each(content, part -> parts.add(part(part)));
        }
        List<Call> calls = new ArrayList<>();
        each(message.get("tool_calls"), call -> calls.add(call(call)));
        return new ChatMessage(
                text(message, "role"), List.copyOf(parts), List.copyOf(calls), text(message, "tool_call_id"));
    }

    private static void each(@Nullable Object list, Consumer<Map<?, ?>> action) {
        if (list instanceof List<?> all) {
            for (Object each : all) {
                if (!(each instanceof Map<?, ?> members)) {
                    throw new UnsendableException("takes only objects as parts and calls");
                }
                action.accept(members);
            }
        }
    }

    private static Part part(Map<?, ?> part) {
        String type = text(part, "type");
        if (type.equals("text") && part.get("text") instanceof String text) {
            return new Part.Text(text);
        }
        return type.equals("image_url") && part.get("image_url") instanceof Map<?, ?> image
                ? new Part.Image(text(image, "url"))
                : new Part.Other(type, part);
    }

    private static Call call(Map<?, ?> call) {
        if (!(call.get("function") instanceof Map<?, ?> function)) {
            throw new UnsendableException("takes only calls of functions");
        }
        return new Call(text(call, "id"), text(function, "name"), text(function, "arguments"));
    }

    private static String text(Map<?, ?> members, String name) {
        return members.get(name) instanceof String text ? text : "";
    }

    /** The content as one text; empty if it is something else. */
    Optional<String> onlyText() {
        return parts.size() == 1 && parts.get(0) instanceof Part.Text only
                ? Optional.of(only.text())
                : Optional.empty();
    }

    /** Whether it gives the model its instructions. */
    boolean isSystem() {
        return role.equals("system") || role.equals("developer");
    }

    /** Whether it is the result of a call. */
    boolean isResult() {
        return role.equals("tool");
    }

    /**
     * All of its texts, joined by line ends.
     *
     * @throws UnsendableException if it has parts of another type
     */
    String joinedTexts() {
        List<String> texts = new ArrayList<>();
        for (Part part : parts) {
            if (!(part instanceof Part.Text text)) {
                throw new UnsendableException("takes only text in a message of the role " + role);
            }
            texts.add(text.text());
        }
        return String.join("\n", texts);
    }
}

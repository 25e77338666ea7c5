package io.github.streamcheck.wire;

import io.github.streamcheck.wire.Payload.Step;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the types of typed events mean. */
final class EventTypes {

    /** The kind of text that goes with audio. */
    static final String TRANSCRIPT = "output_audio_transcript";

    private static final String PREFIX = "response.";
    private static final String DELTA = ".delta";
    private static final String DONE = ".done";

    private static final Map<String, Step> STEPS = Map.ofEntries(
            Map.entry("response.created", Step.BEGIN),
            Map.entry("response.output_item.added", Step.ITEM_BEGIN),
            Map.entry("response.output_item.done", Step.ITEM_END),
            Map.entry("response.content_part.added", Step.PART_BEGIN),
            Map.entry("response.content_part.done", Step.PART_END),
            Map.entry("response.reasoning_summary_part.added", Step.PART_BEGIN),
            Map.entry("response.reasoning_summary_part.done", Step.PART_END),
            // The Realtime API has one for all ends.
            Map.entry("response.done", Step.END),
            Map.entry("response.completed", Step.END),
            Map.entry("response.incomplete", Step.END),
            Map.entry("response.failed", Step.END),
            Map.entry("error", Step.ERROR));

    /** Kinds of text that have had, or have, more than one name. */
    private static final Map<String, String> SAME = Map.ofEntries(
            Map.entry("text", "output_text"),
            Map.entry("reasoning", "reasoning_text"),
            Map.entry("reasoning_summary_text", "summary_text"),
            Map.entry("audio.transcript", TRANSCRIPT),
            Map.entry("audio_transcript", TRANSCRIPT));

    private static final Set<String> TEXTS = Set.of("output_text", "refusal", TRANSCRIPT);
    private static final Set<String> REASONING = Set.of("reasoning_text", "summary_text");
    private static final Set<String> TOOLS = Set.of(
            "function_call_arguments", "mcp_call_arguments", "custom_tool_call_input", "code_interpreter_call_code");

    /** What a text is for. */
    enum Channel {
        TEXT,
        REASONING,
        TOOL,
        /** What is no text, such as audio, and what is unknown. */
        NONE
    }

    private EventTypes() {}

    static Step step(String type) {
        Step known = STEPS.get(type);
        if (known != null) {
            return known;
        }
        if (kind(type).isEmpty()) {
            return Step.OTHER;
        }
        // This includes unknown kinds: everything that a response has a delta of is generated.
        return type.endsWith(DELTA) ? Step.DELTA : type.endsWith(DONE) ? Step.TEXT_END : Step.OTHER;
    }

    /** The kind of text that an event of this type is about, or empty. */
    static String kind(String type) {
        int end = type.lastIndexOf('.');
        return type.startsWith(PREFIX) && end > PREFIX.length() ? sameKind(type.substring(PREFIX.length(), end)) : "";
    }

    /** The one name of a kind. */
    static String sameKind(String kind) {
        return SAME.getOrDefault(kind, kind);
    }

    static Channel channel(String kind) {
        if (TEXTS.contains(kind)) {
            return Channel.TEXT;
        }
        if (REASONING.contains(kind)) {
            return Channel.REASONING;
        }
        return TOOLS.contains(kind) ? Channel.TOOL : Channel.NONE;
    }

    /** The status of a response that ends with an event of this type, if the type says it. */
    static Optional<String> status(String type) {
        return switch (type) {
            case "response.completed", "response.incomplete", "response.failed" ->
                Optional.of(type.substring(PREFIX.length()));
            default -> Optional.empty();
        };
    }
}

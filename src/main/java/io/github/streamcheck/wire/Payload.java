package io.github.streamcheck.wire;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The decoded data of one event. */
public sealed interface Payload {

    /** The sentinel {@code [DONE]}. */
    record Done() implements Payload {
        public static final Done INSTANCE = new Done();
    }

    /** Data that is neither JSON nor {@code [DONE]}; {@code problem} is the parser's word for it. */
    record Undecodable(String problem) implements Payload {}

    /** JSON, but not an object: {@code null}, a number, a list; {@code type} names it. */
    record NotAnObject(String type) implements Payload {}

    /**
     * A JSON object, read as a chunk of a completion. Absent members are empty; members that no observer needs are not kept.
     *
     * @param choices the choices in the order of the wire; empty also if there was no such member
     * @param hasChoices whether there was a list {@code choices}
     * @param usage token counts, if the chunk had any ({@code null} counts as absent)
     * @param error the {@code error} member's text, or the whole text of an object that has {@code detail} or {@code message}
     *     in place of choices
     */
    record Chunk(List<Choice> choices, boolean hasChoices, Optional<Usage> usage, Optional<String> error)
            implements Payload {

        /** Whether any choice carries generated output. */
        public boolean isTokenDelta() {
            for (Choice choice : choices) {
                if (choice.isTokenDelta()) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * One choice of a chunk: a delta.
     *
     * @param index the choice's index, or empty if absent or no integer
     * @param finishReason the finish reason if it is a non-empty text other than {@code "null"}
     * @param text generated text for the user: {@code content} (chat), {@code text} (completions), {@code refusal}
     * @param reasoning generated reasoning: {@code reasoning_content} or {@code reasoning}
     * @param toolArguments text of tool or function call arguments
     */
    record Choice(
            OptionalLong index, Optional<String> finishReason, String text, String reasoning, String toolArguments) {

        /** Whether it carries generated output: any non-empty text, reasoning or tool-call arguments. */
        public boolean isTokenDelta() {
            return !text.isEmpty() || !reasoning.isEmpty() || !toolArguments.isEmpty();
        }

        /** Whether it carries output other than reasoning. */
        public boolean isOutput() {
            return !text.isEmpty() || !toolArguments.isEmpty();
        }
    }

    /** Token counts as the server gave them; each empty if absent or no integer. */
    record Usage(OptionalLong promptTokens, OptionalLong completionTokens, OptionalLong totalTokens) {}
}

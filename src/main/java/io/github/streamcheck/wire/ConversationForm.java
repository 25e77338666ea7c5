package io.github.streamcheck.wire;

import io.github.streamcheck.plan.Prompt;
import java.util.Map;
import java.util.Optional;

/** How an API takes a conversation that is given in the form of OpenAI's chats. Implementations are immutable. */
interface ConversationForm {

    /**
     * The members of a request that hold the prompt.
     *
     * @throws UnsendableException if the API has no form for something in it
     */
    Map<String, Object> write(Prompt prompt);

    /** What of {@code prompt} the API has no form for, to be read after its endpoint's name; empty if it has one for all. */
    default Optional<String> refusal(Prompt prompt) {
        try {
            write(prompt);
            return Optional.empty();
        } catch (UnsendableException lacking) {
            return Optional.of(String.valueOf(lacking.getMessage()));
        }
    }
}

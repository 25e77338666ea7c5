package io.github.streamcheck.wire;

import io.github.streamcheck.plan.Prompt;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How an API takes a conversation that is given in the form of OpenAI's chats. Implementations are immutable. */
interface ConversationForm {

    /**
     * The members of a request that hold the prompt.
     *
     * @throws UnsendableException if the API has no form for something in it
     */
    Map<String, Object> write(Prompt prompt);

    /** What it takes from a prompt beside its messages, under the same name and in the same form as OpenAI's chats. */
    default Set<String> parameters() {
        return Set.of();
    }

    /** What of {@code prompt} or of its further turns the API has no form for, to be read after its endpoint's name; empty if it has one for all. */
    default Optional<String> refusal(Prompt prompt) {
        Optional<String> lacking = prompt.parameters().keySet().stream()
                .filter(name -> !parameters().contains(name))
                .findFirst();
        if (lacking.isPresent()) {
            return Optional.of("has no form for a prompt's " + lacking.get());
        }
        try {
            write(whole(prompt));
            return Optional.empty();
        } catch (UnsendableException unsendable) {
            return Optional.of(String.valueOf(unsendable.getMessage()));
        }
    }

    /** The last turn of a conversation, which holds all others. */
    private static Prompt whole(Prompt prompt) {
        Prompt last = prompt;
        for (Optional<Prompt> next = last.next("-"); next.isPresent(); next = last.next("-")) {
            last = next.get();
        }
        return last;
    }
}

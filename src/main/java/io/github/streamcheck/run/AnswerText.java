package io.github.streamcheck.run;

import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.Payload.Choice;
import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamListener;

/**
 * The answer of one stream as a client keeps it to go on with the conversation: the text of its first choice, without the reasoning.
 * Used by one thread at a time.
 */
final class AnswerText implements StreamListener {

    /** In characters. A conversation does not go on after a longer answer, so that a broken server can't fill the memory. */
    static final int MAX_LENGTH = 1 << 20;

    private final StringBuilder text = new StringBuilder();
    private boolean tooLong;
    private boolean callsTool;

    @Override
    public void on(StreamEvent event) {
        if (event instanceof StreamEvent.EventReceived received) {
            received.payload().asChunk().ifPresent(chunk -> chunk.choices().forEach(this::add));
            callsTool |= received.payload() instanceof Payload.Typed typed
                    && typed.items().stream().anyMatch(item -> Payload.Item.isClientCall(item.type()));
        }
    }

    private void add(Choice choice) {
        if (choice.index().orElse(0) != 0) {
            return;
        }
        callsTool |= !choice.tools().isEmpty() || !choice.toolArguments().isEmpty();
        tooLong |= text.length() + choice.text().length() > MAX_LENGTH;
        if (tooLong) {
            text.setLength(0);
        } else {
            text.append(choice.text());
        }
    }

    /** What came so far; empty if that is too long. */
    String text() {
        return text.toString();
    }

    /** Whether it is longer than {@link #MAX_LENGTH}. */
    boolean isTooLong() {
        return tooLong;
    }

    /** Whether the model waits for the result of a tool, which nobody has. */
    boolean callsTool() {
        return callsTool;
    }
}

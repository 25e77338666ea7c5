package io.github.streamcheck.observe.rules.text;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.FinishRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.rules.PerChoice;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;

/** Reports deltas that repeat all the text before them. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TEXT,
        severity = Severity.ERROR,
        summary = "a delta that repeats all the text before it, of 20 characters or more",
        explanation = """
            Clients join the deltas and show the answer twice. Common cause: the last event of an engine has the whole
            text, and the server sends it as a delta. A text that repeats itself token by token is not reported.

            Fix: Do not send the whole text that an engine gives at the end.""")
public final class TextRepeated implements FinishRule {

    private static final int MIN_LENGTH = 20;
    private static final int MIN_DELTAS = 4;
    private static final long BASE = 1_000_003;

    @Override
    public StreamObserver observe(ObservedStream stream) {
        PerChoice<Channel> texts = new PerChoice<>(Channel::new);
        PerChoice<Channel> thoughts = new PerChoice<>(Channel::new);
        if (!stream.endpoint().shape().isChunks()) {
            return new BlockTexts(stream);
        }
        return StreamObserver.onChoice((event, choice) -> {
            boolean repeated = !choice.text().isEmpty() && texts.of(choice).isRepeatedBy(choice.text());
            repeated |= !choice.reasoning().isEmpty() && thoughts.of(choice).isRepeatedBy(choice.reasoning());
            if (repeated) {
                stream.report("a delta repeats all the text before it", event);
            }
        });
    }

    /** Of a message, whose blocks each have a text of their own. Two deltas can be equal by chance, which is a warning. */
    private static final class BlockTexts implements StreamObserver {

        private static final int MIN_BLOCK_LENGTH = 16;

        private final ObservedStream stream;
        private Channel block = new Channel();

        BlockTexts(ObservedStream stream) {
            this.stream = stream;
        }

        @Override
        public void significant(SseEvent event, Payload payload) {
            if (payload instanceof Payload.Typed typed && typed.step() == Payload.Step.ITEM_BEGIN) {
                block = new Channel();
            }
        }

        @Override
        public void choice(SseEvent event, Payload.Choice choice) {
            String piece = choice.text().isEmpty() ? choice.reasoning() : choice.text();
            if (!piece.isEmpty() && block.isRepeatedBy(piece, 1, MIN_BLOCK_LENGTH)) {
                stream.warn("a delta repeats all the text before it", event);
            }
        }
    }

    /** All the text of one channel so far, but for blanks: its hash alone, since it can be as long as the stream. */
    private static final class Channel {

        private int deltas;
        private long hash;

        /** Whether {@code piece} equals all that came before it, which it joins then. */
        boolean isRepeatedBy(String piece) {
            return isRepeatedBy(piece, MIN_DELTAS, MIN_LENGTH);
        }

        boolean isRepeatedBy(String piece, int minDeltas, int minLength) {
            boolean repeated = deltas >= minDeltas && piece.length() >= minLength && joined(0, piece) == hash;
            hash = joined(hash, piece);
            deltas++;
            return repeated;
        }

        /** Blanks are left out, since servers strip those around a whole text. */
        private static long joined(long before, String piece) {
            long joined = before;
            for (int i = 0; i < piece.length(); i++) {
                char each = piece.charAt(i);
                joined = each > ' ' ? joined * BASE + each : joined;
            }
            return joined;
        }
    }
}

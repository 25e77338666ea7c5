package io.github.streamcheck.observe.rules.text;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ChunkRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.rules.PerChoice;
import io.github.streamcheck.plan.Severity;

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
public final class TextRepeated implements ChunkRule {

    private static final int MIN_LENGTH = 20;
    private static final int MIN_DELTAS = 4;
    private static final long BASE = 1_000_003;

    @Override
    public StreamObserver observe(ObservedStream stream) {
        PerChoice<Channel> texts = new PerChoice<>(Channel::new);
        PerChoice<Channel> thoughts = new PerChoice<>(Channel::new);
        return StreamObserver.onChoice((event, choice) -> {
            boolean repeated = !choice.text().isEmpty() && texts.of(choice).isRepeatedBy(choice.text());
            repeated |= !choice.reasoning().isEmpty() && thoughts.of(choice).isRepeatedBy(choice.reasoning());
            if (repeated) {
                stream.report("a delta repeats all the text before it", event);
            }
        });
    }

    /** All the text of one channel so far, but for blanks: its hash alone, since it can be as long as the stream. */
    private static final class Channel {

        private int deltas;
        private long hash;

        /** Whether {@code piece} equals all that came before it, which it joins then. */
        boolean isRepeatedBy(String piece) {
            boolean repeated = deltas >= MIN_DELTAS && piece.length() >= MIN_LENGTH && joined(0, piece) == hash;
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

package io.github.streamcheck.observe.rules.text;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import java.util.Optional;

/** Reports answers that begin again in the middle of the stream. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TEXT,
        severity = Severity.ERROR,
        summary = "the answer begins again in the middle of the stream, under another id or with a second role",
        explanation = """
            A gateway lost its server in the middle of an answer, asked another one, and sent that answer from its
            beginning: the client shows one and a half answers.

            Fix: End the stream with an error event, or continue where the first answer stopped.""")
public final class Restarted implements StreamRule {

    private static final int MIN_LENGTH = 20;
    private static final int NOT_BEGUN = -1;

    @Override
    public StreamObserver observe(ObservedStream stream) {
        ObservedStream once = stream.reportingOnce();
        return new StreamObserver() {
            private final TextStart text = new TextStart();
            private Optional<String> id = Optional.empty();
            private boolean another;
            private int roles;
            private int repeated = NOT_BEGUN;

            @Override
            public void significantChunk(SseEvent event, Payload.Chunk chunk) {
                Optional<String> given = chunk.envelope().id().filter(each -> !each.isEmpty());
                if (given.isPresent() && !chunk.choices().isEmpty()) {
                    another = id.isPresent() && !id.equals(given);
                    id = given;
                }
            }

            @Override
            public void choice(SseEvent event, Payload.Choice choice) {
                if (begins(choice)) {
                    repeated = 0;
                }
                if (!choice.text().isEmpty()) {
                    follow(event, choice.text());
                }
            }

            private boolean begins(Payload.Choice choice) {
                // A role with every delta has no meaning.
                boolean role = choice.role().isPresent()
                        && roles == 1
                        && stream.facts().tokenDeltas() > 1;
                roles += choice.role().isPresent() ? 1 : 0;
                boolean begins = another || role;
                another = false;
                return begins && text.length() >= MIN_LENGTH;
            }

            private void follow(SseEvent event, String piece) {
                if (repeated == NOT_BEGUN) {
                    text.add(piece);
                    return;
                }
                int matching = text.matching(repeated, piece);
                repeated = matching < 0 ? NOT_BEGUN : repeated + matching;
                if (repeated >= MIN_LENGTH) {
                    once.report("the answer begins again in the middle of the stream", event);
                }
            }
        };
    }
}

package io.github.streamcheck.observe.rules;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.Findings;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.StreamContext;
import io.github.streamcheck.observe.StreamFacts;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import java.util.Optional;

/** An answer that began again. */
@AutoService(Rule.class)
public final class Restarted implements StreamRule {

    private static final int MIN_LENGTH = 20;
    private static final int NOT_BEGUN = -1;

    @Override
    public String id() {
        return "restarted";
    }

    @Override
    public Category category() {
        return Category.TEXT;
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String summary() {
        return "in the middle of the stream the answer begins again, under another id or with a second " + "role";
    }

    @Override
    public String explanation() {
        return "A gateway lost its server in the middle of an answer, asked another one, and sent that "
                + "answer from its beginning: the client shows one and a half. It must end the stream with "
                + "an error, or go on where it was.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private final TextStart text = new TextStart();
            private Optional<String> id = Optional.empty();
            private int roles;
            private int repeated = NOT_BEGUN;
            private boolean found;

            @Override
            public void chunk(SseEvent event, Payload.Chunk chunk) {
                for (Payload.Choice choice : chunk.choices()) {
                    if (begins(chunk, choice)) {
                        repeated = 0;
                    }
                    if (!choice.text().isEmpty()) {
                        follow(event, choice.text());
                    }
                }
            }

            private boolean begins(Payload.Chunk chunk, Payload.Choice choice) {
                Optional<String> given = chunk.envelope().id().filter(each -> !each.isEmpty());
                boolean another = id.isPresent() && given.isPresent() && !id.equals(given);
                id = given.isPresent() ? given : id;
                // A server that sends the role with every delta says nothing by it.
                boolean role = choice.role().isPresent() && roles == 1 && facts.tokenDeltas() > 1;
                roles += choice.role().isPresent() ? 1 : 0;
                return (another || role) && text.length() >= MIN_LENGTH;
            }

            private void follow(SseEvent event, String piece) {
                if (repeated == NOT_BEGUN) {
                    text.add(piece);
                    return;
                }
                int matching = text.matching(repeated, piece);
                repeated = matching < 0 ? NOT_BEGUN : repeated + matching;
                if (repeated >= MIN_LENGTH && !found) {
                    found = true;
                    findings.add("the answer begins again in the middle of the stream", Evidence.of(event));
                }
            }
        };
    }
}

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
import io.github.streamcheck.wire.StreamEvent;
import java.util.Optional;

/** A broken character in the text. */
@AutoService(Rule.class)
public final class ReplacementCharacter implements StreamRule {

    private static final char BROKEN = '\uFFFD';

    @Override
    public String id() {
        return "replacement-character";
    }

    @Override
    public Category category() {
        return Category.TEXT;
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public Severity strictSeverity() {
        return Severity.ERROR;
    }

    @Override
    public String summary() {
        return "U+FFFD in generated text";
    }

    @Override
    public String explanation() {
        return "A character of several bytes was cut between two tokens and each half was decoded alone, "
                + "so that it is lost. Decode the bytes of all tokens so far, and hold back an unfinished "
                + "character. One at the very end of a text that was cut by its length is not meant.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        boolean asked = stream.request().prompt().indexOf(BROKEN) >= 0;
        return new StreamObserver() {
            private Optional<SseEvent> last = Optional.empty();

            @Override
            public void chunk(SseEvent event, Payload.Chunk chunk) {
                if (!chunk.isTokenDelta()) {
                    return;
                }
                last.ifPresent(this::add);
                last = Optional.empty();
                for (Payload.Choice choice : chunk.choices()) {
                    String text = choice.reasoning().isEmpty() ? choice.text() : choice.text() + choice.reasoning();
                    int at = text.indexOf(BROKEN);
                    if (at >= 0 && at < text.length() - 1) {
                        add(event);
                    } else if (at >= 0) {
                        last = Optional.of(event);
                    }
                }
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                if (facts.lastFinishReason().filter("length"::equals).isEmpty()) {
                    last.ifPresent(this::add);
                }
            }

            private void add(SseEvent event) {
                if (!asked) {
                    findings.add("a replacement character (U+FFFD) in generated text", Evidence.of(event));
                }
            }
        };
    }
}

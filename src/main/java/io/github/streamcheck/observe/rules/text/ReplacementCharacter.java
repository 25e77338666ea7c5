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
import io.github.streamcheck.wire.StreamEvent;
import java.util.Optional;

/** Reports replacement characters in generated text. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TEXT,
        severity = Severity.WARNING,
        strictSeverity = Severity.ERROR,
        summary = "U+FFFD in generated text",
        explanation = """
            A character of several bytes was cut between two tokens, and each half was decoded alone, so it is lost. At
            the very end of a text that was cut by its length it is not reported.

            Fix: Decode the bytes of all tokens together, and hold back an incomplete character.""")
public final class ReplacementCharacter implements StreamRule {

    private static final char BROKEN = '\uFFFD';

    @Override
    public StreamObserver observe(ObservedStream stream) {
        boolean asked = stream.request().prompt().text().indexOf(BROKEN) >= 0;
        return new StreamObserver() {
            private Optional<SseEvent> last = Optional.empty();

            @Override
            public void choice(SseEvent event, Payload.Choice choice) {
                if (last.isPresent() && last.get().index() != event.index() && choice.isTokenDelta()) {
                    add(last.get());
                    last = Optional.empty();
                }
                String text = choice.reasoning().isEmpty() ? choice.text() : choice.text() + choice.reasoning();
                int at = text.indexOf(BROKEN);
                if (at >= 0 && at < text.length() - 1) {
                    add(event);
                } else if (at >= 0) {
                    last = Optional.of(event);
                }
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                if (!stream.facts().isFinishedBy("length")) {
                    last.ifPresent(this::add);
                }
            }

            private void add(SseEvent event) {
                // What is no UTF-8 on the wire has a rule of its own.
                if (!asked && event.data().isUtf8()) {
                    stream.report("a replacement character (U+FFFD) in generated text", event);
                }
            }
        };
    }
}

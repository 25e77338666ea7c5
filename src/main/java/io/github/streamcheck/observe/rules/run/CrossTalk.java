package io.github.streamcheck.observe.rules.run;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.observe.rules.PerChoice;
import io.github.streamcheck.observe.rules.RollingText;
import io.github.streamcheck.plan.PromptMarker;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reports text that belongs to another stream. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.RUN,
        severity = Severity.ERROR,
        summary = "the marker of another stream's prompt in this stream's text",
        explanation = """
            Each prompt begins with its own marker. A marker of another prompt in an answer proves that answers are
            mixed up: users can read what belongs to others. Servers that echo their prompts show it best; uniquePrompts
            must be on.

            Fix: Look for state that requests share in the server or gateway, such as a buffer, a cache or a reused
            connection.""")
public final class CrossTalk implements StreamRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        String prompt = stream.request().prompt().text();
        return PromptMarker.isMarked(prompt) ? observe(stream, prompt) : StreamObserver.NONE;
    }

    private static StreamObserver observe(ObservedStream stream, String prompt) {
        return new StreamObserver() {
            private final PerChoice<RollingText> ends =
                    new PerChoice<>(() -> new RollingText("[", PromptMarker.MAX_LENGTH));

            /** Compiled for the first text that may hold a marker, since few do. */
            private Optional<Pattern> markers = Optional.empty();

            @Override
            public void choice(SseEvent event, Payload.Choice choice) {
                String text = ends.of(choice).with(choice.text());
                if (!text.isEmpty()) {
                    markers = markers.or(() -> PromptMarker.ofSameRun(prompt));
                    markers.stream()
                            .flatMap(marker -> marker.matcher(text).results())
                            .filter(found -> !prompt.startsWith(found.group()))
                            .forEach(found ->
                                    stream.report("the text holds the marker of another stream's prompt", event));
                }
            }
        };
    }
}

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Another stream's text. */
@AutoService(Rule.class)
public final class CrossTalk implements StreamRule {

    private static final Pattern OWN = Pattern.compile("\\[([^\\]\\s]{1,40})-[0-9]{1,9}\\]");
    private static final int MAX_LENGTH = 52;

    @Override
    public String id() {
        return "cross-talk";
    }

    @Override
    public Category category() {
        return Category.RUN;
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String summary() {
        return "the marker of another stream's prompt in this stream's text";
    }

    @Override
    public String explanation() {
        return "Each prompt begins with a marker of its own. One that shows in the answer to another "
                + "prompt is proof that answers are mixed up: somebody reads what was meant for somebody "
                + "else. A server that echoes its prompts shows it best; uniquePrompts must be on.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return marker(stream.request().prompt())
                .<StreamObserver>map(markers -> observe(stream, markers, findings))
                .orElse(StreamObserver.NONE);
    }

    private static StreamObserver observe(StreamContext stream, Pattern markers, Findings findings) {
        return new StreamObserver() {
            private final PerChoice<RollingText> ends = new PerChoice<>(() -> new RollingText("[", MAX_LENGTH));

            @Override
            public void chunk(SseEvent event, Payload.Chunk chunk) {
                for (Payload.Choice choice : chunk.choices()) {
                    String text = ends.of(choice).with(choice.text());
                    if (!text.isEmpty()) {
                        Matcher marker = markers.matcher(text);
                        while (marker.find()) {
                            if (!stream.request().prompt().startsWith(marker.group())) {
                                findings.add(
                                        "the text holds the marker of another stream's prompt", Evidence.of(event));
                            }
                        }
                    }
                }
            }
        };
    }

    /** All markers of the run that the prompt's own marker is one of. */
    private static Optional<Pattern> marker(String prompt) {
        Matcher own = OWN.matcher(prompt);
        return own.lookingAt()
                ? Optional.of(Pattern.compile("\\[" + Pattern.quote(own.group(1)) + "-[0-9]{1,9}\\]"))
                : Optional.empty();
    }
}

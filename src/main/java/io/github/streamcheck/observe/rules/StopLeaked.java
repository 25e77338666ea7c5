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
import java.util.List;
import java.util.stream.Collectors;

/** A stop sequence in the text. */
@AutoService(Rule.class)
public final class StopLeaked implements StreamRule {

    @Override
    public String id() {
        return "stop-leaked";
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
        return "a stop sequence inside the text, when stop was asked for";
    }

    @Override
    public String explanation() {
        return "The text has to end before the sequence. One that comes in two tokens is often missed: "
                + "hold back what may be its beginning. Servers that are told to include it "
                + "(include_stop_str_in_output) are not meant.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        List<String> stops = AskedFor.stops(stream);
        if (stops.isEmpty()) {
            return StreamObserver.NONE;
        }
        return new StreamObserver() {
            private final PerChoice<RollingText> ends =
                    new PerChoice<>(() -> new RollingText(beginnings(stops), kept(stops)));

            @Override
            public void chunk(SseEvent event, Payload.Chunk chunk) {
                for (Payload.Choice choice : chunk.choices()) {
                    if (!choice.text().isEmpty()) {
                        String text = ends.of(choice).with(choice.text());
                        if (stops.stream().anyMatch(text::contains)) {
                            findings.add("the text holds a stop sequence", Evidence.of(event));
                        }
                    }
                }
            }
        };
    }

    private static int kept(List<String> stops) {
        return stops.stream().mapToInt(String::length).max().orElse(1) - 1;
    }

    private static String beginnings(List<String> stops) {
        return stops.stream().map(stop -> stop.substring(0, 1)).collect(Collectors.joining());
    }
}

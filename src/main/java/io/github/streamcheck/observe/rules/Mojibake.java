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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text decoded with the wrong charset. */
@AutoService(Rule.class)
public final class Mojibake implements StreamRule {

    private static final int MIN_PLACES = 3;

    /** Lead bytes of two, three and four as Latin-1, each with the continuation bytes that belong to it. */
    private static final Pattern MISREAD = Pattern.compile("[\\u00C2-\\u00DF][\\u0080-\\u00BF]"
            + "|[\\u00E0-\\u00EF][\\u0080-\\u00BF]{2}"
            + "|[\\u00F0-\\u00F4][\\u0080-\\u00BF]{3}"
            + "|\\u00E2\\u20AC");

    @Override
    public String id() {
        return "mojibake";
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
    public String summary() {
        return "UTF-8 read as Latin-1 or Windows-1252 in three places or more";
    }

    @Override
    public String explanation() {
        return "Letters outside ASCII show as two or three strange ones (é as Ã©): some hop decoded the "
                + "UTF-8 of the answer with its default charset and encoded it again. Name the charset "
                + "wherever bytes become text.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private int places;
            private Evidence first = Evidence.NONE;

            @Override
            public void chunk(SseEvent event, Payload.Chunk chunk) {
                for (Payload.Choice choice : chunk.choices()) {
                    if (isAscii(choice.text())) {
                        continue;
                    }
                    Matcher matcher = MISREAD.matcher(choice.text());
                    while (matcher.find()) {
                        first = places++ == 0 ? Evidence.of(event) : first;
                    }
                }
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                boolean asked = MISREAD.matcher(stream.request().prompt()).find();
                if (places >= MIN_PLACES && !asked) {
                    findings.add("text in UTF-8 was decoded with another charset", first);
                }
            }
        };
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7F) {
                return false;
            }
        }
        return true;
    }
}

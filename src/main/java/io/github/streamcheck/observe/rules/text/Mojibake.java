package io.github.streamcheck.observe.rules.text;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;
import java.util.regex.Pattern;

/** Reports text that was decoded with the wrong charset. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TEXT,
        severity = Severity.WARNING,
        summary = "UTF-8 read as Latin-1 or Windows-1252 in three places or more",
        explanation = """
            Letters outside ASCII show as two or three others (é as Ã©): the server or a proxy decoded the UTF-8 of the
            answer with its default charset and encoded it again.

            Fix: Set the charset wherever bytes become text.""")
public final class Mojibake implements StreamRule {

    private static final int MIN_PLACES = 3;

    /** Lead bytes of two, three and four as Latin-1, each with the continuation bytes that belong to it. */
    private static final Pattern MISREAD = Pattern.compile("[\\u00C2-\\u00DF][\\u0080-\\u00BF]"
            + "|[\\u00E0-\\u00EF][\\u0080-\\u00BF]{2}"
            + "|[\\u00F0-\\u00F4][\\u0080-\\u00BF]{3}"
            + "|\\u00E2\\u20AC");

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new StreamObserver() {
            private long places;
            private Evidence first = Evidence.NONE;

            @Override
            public void choice(SseEvent event, Payload.Choice choice) {
                long found = isAscii(choice.text())
                        ? 0
                        : MISREAD.matcher(choice.text()).results().count();
                first = places == 0 && found > 0 ? Evidence.of(event) : first;
                places += found;
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                if (places >= MIN_PLACES
                        && !MISREAD.matcher(stream.request().prompt().text()).find()) {
                    stream.report("text in UTF-8 was decoded with another charset", first);
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

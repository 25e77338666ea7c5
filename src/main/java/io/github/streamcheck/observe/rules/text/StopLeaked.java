package io.github.streamcheck.observe.rules.text;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.observe.rules.AskedFor;
import io.github.streamcheck.observe.rules.PerChoice;
import io.github.streamcheck.observe.rules.RollingText;
import io.github.streamcheck.plan.Severity;
import java.util.List;
import java.util.stream.Collectors;

/** Reports stop sequences in the text. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TEXT,
        severity = Severity.ERROR,
        summary = "a requested stop sequence inside the text",
        explanation = """
            The text must end before the sequence. Servers often miss one that comes in two tokens. A request to include
            it (include_stop_str_in_output) is not reported.

            Fix: Hold back text that may be the beginning of a stop sequence.""")
public final class StopLeaked implements StreamRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        List<String> stops = AskedFor.stops(stream.request());
        if (stops.isEmpty()) {
            return StreamObserver.NONE;
        }
        PerChoice<RollingText> ends = new PerChoice<>(() -> new RollingText(beginnings(stops), kept(stops)));
        return StreamObserver.onChoice((event, choice) -> {
            if (!choice.text().isEmpty()) {
                String text = ends.of(choice).with(choice.text());
                if (stops.stream().anyMatch(text::contains)) {
                    stream.report("the text holds a stop sequence", event);
                }
            }
        });
    }

    private static int kept(List<String> stops) {
        return stops.stream().mapToInt(String::length).max().orElse(1) - 1;
    }

    private static String beginnings(List<String> stops) {
        return stops.stream().map(stop -> stop.substring(0, 1)).collect(Collectors.joining());
    }
}

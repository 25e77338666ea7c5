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

/** Reports reasoning that is also sent as content. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TEXT,
        severity = Severity.WARNING,
        summary = "the same text as reasoning and as content",
        explanation = """
            A gateway copies the reasoning into the content for clients that don't support reasoning, so clients that do
            show it twice. The same text in two members of the reasoning itself (reasoning, reasoning_content) is not
            reported.

            Fix: Send reasoning in its own member, and not in the content.""")
public final class ReasoningInBoth implements StreamRule {

    private static final int MIN_CHUNKS = 3;
    private static final int MIN_LENGTH = 20;
    private static final int NO_MORE = -1;

    @Override
    public StreamObserver observe(ObservedStream stream) {
        ObservedStream once = stream.reportingOnce();
        return new StreamObserver() {
            private final TextStart reasoning = new TextStart();
            private int both;
            private int repeated;

            @Override
            public void choice(SseEvent event, Payload.Choice choice) {
                reasoning.add(choice.reasoning());
                String text = choice.text();
                if (text.isEmpty()) {
                    return;
                }
                both += text.equals(choice.reasoning()) ? 1 : 0;
                int matching = repeated == NO_MORE ? -1 : reasoning.matching(repeated, text);
                repeated = matching < 0 ? NO_MORE : repeated + matching;
                if (both >= MIN_CHUNKS || repeated >= Math.max(MIN_LENGTH, reasoning.length())) {
                    once.report("the same text comes as reasoning and as content", event);
                }
            }
        };
    }
}

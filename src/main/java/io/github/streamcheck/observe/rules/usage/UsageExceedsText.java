package io.github.streamcheck.observe.rules.usage;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamFacts;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;

/** Reports more tokens than the text can have. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.USAGE,
        severity = Severity.WARNING,
        summary = "completion_tokens far above the number of bytes in the text",
        explanation = """
            A token has at least one byte, so an answer of 100 bytes does not have 1,000 tokens: text was lost, the counts are
            of another request, or reasoning is counted but neither sent nor in completion_tokens_details. Only judged if there
            is one choice with only text.

            Fix: Compare the count with the tokens that were sent; report reasoning in completion_tokens_details.""")
public final class UsageExceedsText implements StreamRule {

    private static final int CALL_BYTES = 64;
    /** Hidden tokens that end a text, and those of a stop sequence. */
    private static final int SLACK = 16;

    @Override
    public boolean isAbout(EventShape shape) {
        return !shape.summarizesReasoning();
    }

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new StreamObserver() {
            private long bytes;
            private boolean otherOutput;

            @Override
            public void choice(SseEvent event, Payload.Choice choice) {
                bytes +=
                        utf8Length(choice.text()) + utf8Length(choice.reasoning()) + utf8Length(choice.toolArguments());
                otherOutput |= choice.otherOutput() && choice.tools().isEmpty();
                // A call's name and markup are generated too.
                bytes += (long) CALL_BYTES * choice.tools().size();
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                StreamFacts facts = stream.facts();
                if (!facts.endedInOrder(end) || !facts.isOneChoice() || facts.tokenDeltas() == 0 || otherOutput) {
                    return;
                }
                long tokens = facts.usage().map(UsageExceedsText::visibleTokens).orElse(0L);
                if (tokens > bytes + SLACK && !stream.request().common().usageIsEstimate()) {
                    stream.report(
                            "usage.completion_tokens counts more than the text can hold",
                            "completion_tokens " + tokens + ", " + bytes + " bytes of text");
                }
            }
        };
    }

    private static long visibleTokens(Payload.Usage usage) {
        long reasoning = usage.reasoningBeside() ? 0 : usage.reasoningTokens().orElse(0);
        return usage.completionTokens().orElse(0) - reasoning;
    }

    private static int utf8Length(String text) {
        int length = text.length();
        for (int i = 0; i < text.length(); i++) {
            length += text.charAt(i) < 0x80 ? 0 : text.charAt(i) < 0x800 ? 1 : 2;
        }
        return length;
    }
}

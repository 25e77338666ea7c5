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

/** More tokens than the text can hold. */
@AutoService(Rule.class)
public final class UsageExceedsText implements StreamRule {

    private static final int CALL_BYTES = 64;
    /** Hidden tokens that end a text, and those of a stop sequence. */
    private static final int SLACK = 16;

    @Override
    public String id() {
        return "usage-exceeds-text";
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
        return "completion_tokens far above the bytes that were delivered";
    }

    @Override
    public String explanation() {
        return "A token is at least a byte long, so an answer of 100 bytes has no 1,000 tokens: text was "
                + "lost on the way, the counts are of another request, or reasoning is counted and neither "
                + "shown nor told of in completion_tokens_details. Judged for one choice.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private long bytes;

            @Override
            public void chunk(SseEvent event, Payload.Chunk chunk) {
                for (Payload.Choice choice : chunk.choices()) {
                    bytes += utf8Length(choice.text())
                            + utf8Length(choice.reasoning())
                            + utf8Length(choice.toolArguments());
                    // A call's name and markup are generated too.
                    bytes += (long) CALL_BYTES * choice.tools().size();
                }
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                if (!facts.endedInOrder(end) || !facts.isOneChoice() || facts.tokenDeltas() == 0) {
                    return;
                }
                long tokens = facts.usage()
                        .map(usage -> usage.completionTokens().orElse(0)
                                - usage.reasoningTokens().orElse(0))
                        .orElse(0L);
                if (tokens > bytes + SLACK && !stream.request().common().usageIsEstimate()) {
                    findings.add(
                            "usage.completion_tokens counts more than the text can hold",
                            Evidence.of("completion_tokens " + tokens + ", " + bytes + " bytes of text"));
                }
            }
        };
    }

    private static int utf8Length(String text) {
        int length = text.length();
        for (int i = 0; i < text.length(); i++) {
            length += text.charAt(i) < 0x80 ? 0 : text.charAt(i) < 0x800 ? 1 : 2;
        }
        return length;
    }
}

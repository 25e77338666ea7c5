package io.github.streamcheck.observe.rules;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ChunkRule;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.Findings;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.StreamContext;
import io.github.streamcheck.observe.StreamFacts;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;

/** A finish reason that does not fit what came. */
@AutoService(Rule.class)
public final class FinishWrong implements ChunkRule {

    @Override
    public String id() {
        return "finish-wrong";
    }

    @Override
    public Category category() {
        return Category.TERMINATION;
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String summary() {
        return "length with fewer tokens than asked for, stop with tool calls, or tool_calls with none";
    }

    @Override
    public String explanation() {
        return "Clients act on the reason: they ask for more after length, and run tools after "
                + "tool_calls. An answer that ends at the end of the context is not meant, nor is stop for "
                + "a tool choice that was forced, as the API documents it. Judged for one choice.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private boolean tools;

            @Override
            public void notableChunk(SseEvent event, Payload.Chunk chunk) {
                for (Payload.Choice choice : chunk.choices()) {
                    tools |=
                            !choice.tools().isEmpty() || !choice.toolArguments().isEmpty();
                }
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                String reason = facts.lastFinishReason().orElse("");
                if (!facts.endedInOrder(end) || !facts.isOneChoice() || facts.sawDamage()) {
                    return;
                }
                if (reason.equals("tool_calls") && !tools) {
                    findings.add("the finish reason is tool_calls, but no tool was called", Evidence.NONE);
                } else if (reason.equals("stop") && tools && !AskedFor.forcedTool(stream)) {
                    findings.add("the finish reason is stop, but a tool was called", Evidence.NONE);
                } else if (reason.equals("length")) {
                    facts.usage().ifPresent(this::checkLength);
                }
            }

            private void checkLength(Payload.Usage usage) {
                long tokens = usage.completionTokens().orElse(Long.MAX_VALUE);
                long asked = AskedFor.maxTokens(stream).orElse(0);
                boolean counted = !stream.request().common().usageIsEstimate();
                if (counted
                        && tokens < asked
                        && !endsAtContext(usage.promptTokens().orElse(0) + tokens)) {
                    findings.add(
                            "the finish reason is length, but fewer tokens came than were asked for",
                            Evidence.of("completion_tokens " + tokens + ", asked for " + asked));
                }
            }

            /** Contexts are multiples of 256 tokens; servers stop at the last one or shortly before. */
            private boolean endsAtContext(long total) {
                return total >= 255 && (total + 2) % 256 <= 4;
            }
        };
    }
}

package io.github.streamcheck.observe.rules.termination;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.FinishRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamFacts;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.rules.AskedFor;
import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;
import java.util.Optional;

/** Reports finish reasons that contradict the answer. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TERMINATION,
        severity = Severity.WARNING,
        summary = "length with fewer tokens than requested, stop with tool calls, or tool_calls without one",
        explanation = """
            Clients act on the reason: they ask for more after length, and run tools after tool_calls. Not reported: an answer
            that ends at the end of the context, and stop for a forced tool choice, as the API documents it. Only judged if
            there is one choice.

            Fix: Send length for an answer that was cut by its limit, tool_calls for one that calls tools, and stop for
            all others.""")
public final class FinishWrong implements FinishRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new StreamObserver() {
            private final boolean messages = stream.endpoint().shape() == EventShape.MESSAGES;
            private Optional<String> reason = Optional.empty();
            private boolean tools;

            @Override
            public void significant(SseEvent event, Payload payload) {
                if (payload instanceof Payload.Typed typed && typed.step() == Payload.Step.FINISH) {
                    reason = typed.status().or(() -> reason);
                }
            }

            @Override
            public void significantChunk(SseEvent event, Payload.Chunk chunk) {
                for (Payload.Choice choice : chunk.choices()) {
                    tools |= choice.otherOutput() && !choice.tools().isEmpty();
                    tools |= !choice.toolArguments().isEmpty();
                }
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                StreamFacts facts = stream.facts();
                if (!facts.endedInOrder(end) || !facts.isOneChoice() || facts.sawDamage()) {
                    return;
                }
                if (facts.isFinishedBy("tool_calls") && !tools) {
                    stream.report("the finish reason is tool_calls, but no tool was called");
                } else if (isStop(facts) && tools) {
                    stream.report("the finish reason is stop, but a tool was called");
                } else if (facts.isFinishedBy("length") && !messages) {
                    facts.usage().ifPresent(this::checkLength);
                }
            }

            /** A stop sequence may come after a call. A forced call of chat ends with stop, as documented. */
            private boolean isStop(StreamFacts facts) {
                return messages
                        ? reason.filter("end_turn"::equals).isPresent()
                        : facts.isFinishedBy("stop") && !AskedFor.forcedTool(stream.request());
            }

            private void checkLength(Payload.Usage usage) {
                long tokens = usage.completionTokens().orElse(Long.MAX_VALUE);
                long asked = AskedFor.maxTokens(stream.request()).orElse(0);
                boolean atContext = endsAtContext(usage.promptTokens().orElse(0) + tokens);
                if (tokens < asked && !atContext && !stream.request().common().usageIsEstimate()) {
                    stream.report(
                            "the finish reason is length, but fewer tokens were sent than requested",
                            "completion_tokens " + tokens + ", asked for " + asked);
                }
            }

            /** Contexts are multiples of 256 tokens; servers stop at the last one or shortly before. */
            private boolean endsAtContext(long total) {
                return total >= 255 && (total + 2) % 256 <= 4;
            }
        };
    }
}

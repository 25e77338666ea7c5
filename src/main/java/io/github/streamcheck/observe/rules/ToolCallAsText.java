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
import java.util.List;
import java.util.Optional;

/** A tool call in the text. */
@AutoService(Rule.class)
public final class ToolCallAsText implements StreamRule {

    private static final List<String> MARKUP = List.of(
            "<tool_call>",
            "<function=",
            "<|tool_call|>",
            "[TOOL_CALLS]",
            "<|python_tag|>",
            "<\uFF5Ctool",
            "<function_call>");

    private static final int MAX_LENGTH = 16;

    @Override
    public String id() {
        return "tool-call-as-text";
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
        return "the markup of a tool call in content though tools were given";
    }

    @Override
    public String explanation() {
        return "The model called a tool, and the server did not recognise the call: the client shows "
                + "markup and runs nothing. Choose the tool parser that fits the model.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        if (!AskedFor.tools(stream)) {
            return StreamObserver.NONE;
        }
        return new StreamObserver() {
            private final PerChoice<RollingText> ends = new PerChoice<>(() -> new RollingText("<[", MAX_LENGTH));
            private Optional<SseEvent> markup = Optional.empty();
            private boolean called;

            @Override
            public void chunk(SseEvent event, Payload.Chunk chunk) {
                for (Payload.Choice choice : chunk.choices()) {
                    called |= !choice.tools().isEmpty();
                    if (markup.isEmpty() && !choice.text().isEmpty()) {
                        String text = ends.of(choice).with(choice.text());
                        markup = MARKUP.stream().anyMatch(text::contains) ? Optional.of(event) : markup;
                    }
                }
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                if (!called) {
                    markup.ifPresent(event -> findings.add("a tool call came as text", Evidence.of(event)));
                }
            }
        };
    }
}

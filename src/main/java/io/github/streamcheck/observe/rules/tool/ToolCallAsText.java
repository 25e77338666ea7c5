package io.github.streamcheck.observe.rules.tool;

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
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;
import java.util.List;
import java.util.Optional;

/** Reports tool calls that were sent as text. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TOOL,
        severity = Severity.WARNING,
        summary = "the markup of a tool call in content, though tools were offered",
        explanation = """
            The model called a tool, and the server did not parse the call: the client shows markup and runs nothing.

            Fix: Configure the tool parser that fits the model.""")
public final class ToolCallAsText implements StreamRule {

    private static final List<String> MARKUP = List.of(
            "<tool_call> <function= <|tool_call|> [TOOL_CALLS] <|python_tag|> <\uFF5Ctool <function_call>".split(" "));

    private static final int MAX_LENGTH = 16;

    @Override
    public StreamObserver observe(ObservedStream stream) {
        if (!AskedFor.tools(stream.request())) {
            return StreamObserver.NONE;
        }
        return new StreamObserver() {
            private final PerChoice<RollingText> ends = new PerChoice<>(() -> new RollingText("<[", MAX_LENGTH));
            private Optional<SseEvent> markup = Optional.empty();
            private boolean called;

            @Override
            public void choice(SseEvent event, Payload.Choice choice) {
                called |= !choice.tools().isEmpty();
                String text = ends.of(choice).with(choice.text());
                if (markup.isEmpty() && !text.isEmpty() && MARKUP.stream().anyMatch(text::contains)) {
                    markup = Optional.of(event);
                }
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                if (!called) {
                    markup.ifPresent(event -> stream.report("a tool call came as text", event));
                }
            }
        };
    }
}

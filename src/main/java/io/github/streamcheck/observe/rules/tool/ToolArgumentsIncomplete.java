package io.github.streamcheck.observe.rules.tool;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.observe.rules.AskedFor;
import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Reports tool calls without a required argument. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TOOL,
        severity = Severity.WARNING,
        summary = "a tool call without an argument that the schema of the tool requires",
        explanation = """
            The call lacks an argument that the tool requires, so it can't be run: the model left it out, or the server
            lost a fragment of the arguments. Calls that were cut by length are not reported.

            Fix: Guide the generation by the tool's schema (strict), and check for lost fragments.""")
public final class ToolArgumentsIncomplete implements StreamRule {

    @Override
    public boolean isAbout(EventShape shape) {
        return !shape.hasItems();
    }

    @Override
    public StreamObserver observe(ObservedStream stream) {
        Map<String, List<String>> required = AskedFor.requiredArguments(stream.request());
        if (required.isEmpty()) {
            return StreamObserver.NONE;
        }
        return new CallObserver<ToolCall>(event -> new ToolCall()) {
            @Override
            void fragment(SseEvent event, Payload.ToolFragment fragment, ToolCall call, Collection<ToolCall> known) {
                call.add(fragment);
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                if (stream.facts().endedInOrder(end) && !stream.facts().isCut()) {
                    calls().forEach(this::check);
                }
            }

            private void check(ToolCall call) {
                List<String> missing = call.missing(required.getOrDefault(call.name(), List.of()));
                if (!missing.isEmpty()) {
                    stream.report(
                            "a tool call lacks an argument that the tool requires",
                            call.name() + " lacks " + String.join(", ", missing) + ": " + call.arguments());
                }
            }
        };
    }
}

package io.github.streamcheck.observe.rules.ollama;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.OllamaRule;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.Payload.ToolFragment.Kind;
import io.github.streamcheck.wire.SseEvent;

/** Reports Ollama's tool calls that can't be run. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TOOL,
        severity = Severity.ERROR,
        summary = "a tool call without a name, or whose arguments are not a JSON object",
        explanation = """
            Ollama sends each call whole, in one line, and its arguments as an object, {} if there are none. The official client
            for Python and Spring AI raise an error on arguments that are a text; others run the call with nothing. Common cause: a
            gateway that passes on the arguments of OpenAI's API, which are a text.

            Fix: Send function.name and function.arguments as an object.""")
public final class LineCallShape implements OllamaRule {

    @Override
    public StreamObserver observe(ObservedStream given) {
        ObservedStream stream = given.reportingOnce();
        return new StreamObserver() {
            @Override
            public void significantChunk(SseEvent event, Payload.Chunk chunk) {
                chunk.envelope().line().ifPresent(line -> line.calls().forEach(call -> check(event, call)));
                for (Payload.Choice choice : chunk.choices()) {
                    if (choice.tools().stream().anyMatch(each -> each.kind() == Kind.MALFORMED)) {
                        stream.report("tool_calls is not a list of objects", event, "tool_calls");
                    }
                }
            }

            private void check(SseEvent event, Payload.Call call) {
                if (!call.named()) {
                    stream.report("a tool call has no name", event, "tool_calls");
                }
                if (!call.object()) {
                    stream.report("the arguments of a tool call are not a JSON object", event, "tool_calls");
                }
            }
        };
    }
}

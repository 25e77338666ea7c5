package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.plan.Severity;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Requires calls of tools in a message. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.PROBES,
        severity = Severity.WARNING,
        summary =
                "tools with tool_choice of the type tool: a whole tool_use block, also without arguments; or refused with 4xx",
        explanation = """
            Accepted: a call of the named tool, in a complete stream, whose input is a JSON object, with the stop_reason tool_use;
            for a tool without parameters, also a call without input_json_delta; any 4xx from a server without tools.

            Fix: Answer with a tool_use block of the named tool, or refuse tools with a status of 4xx.""")
public final class ProbeToolUse implements Probe {

    private static final Map<String, Object> WEATHER = Map.of(
            "name", "get_weather", "description", "The weather in a city", "input_schema", ProbeToolCall.PARAMETERS);

    private static final Map<String, Object> CLOCK = Map.of(
            "name",
            "get_time",
            "description",
            "The time now",
            "input_schema",
            Map.of("type", "object", "properties", Map.of()));

    /** In the words of chat completions; the second if max_tokens is small. */
    private static final Set<String> REASONS = Set.of("tool_calls", "length");

    @Override
    public boolean isAbout(Endpoint endpoint) {
        return endpoint.shape() == EventShape.MESSAGES;
    }

    @Override
    public Result run(Client client) throws InterruptedException {
        Result called = call(client, "What is the weather in Rome?", WEATHER);
        return called.kind() == Result.Kind.EXPECTED ? call(client, "What time is it?", CLOCK) : called;
    }

    private static Result call(Client client, String prompt, Map<String, Object> tool) throws InterruptedException {
        String name = String.valueOf(tool.get("name"));
        StreamedAnswer streamed = client.stream(client.request(
                prompt, Map.of("tools", List.of(tool), "tool_choice", Map.of("type", "tool", "name", name))));
        // A call without any input is one with an empty object.
        String input = streamed.arguments().isEmpty() ? "{}" : streamed.arguments();
        Result result = ProbeToolCall.judge(client, streamed, name, input);
        boolean stopsForIt =
                streamed.answer().finishReason().filter(REASONS::contains).isPresent();
        return result.kind() == Result.Kind.EXPECTED && streamed.answer().isAnswer() && !stopsForIt
                ? Result.found("a required tool is called, but the stop_reason is not tool_use")
                : result;
    }
}

package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.text.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requires a tool call. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.PROBES,
        severity = Severity.WARNING,
        summary = "a tool with tool_choice required: a whole call, or refused with 4xx",
        explanation = """
            Accepted: a call of the offered tool, in a complete stream; any 4xx from a server without tools. Completions have no
            tools.

            Fix: Answer with a call of the tool, or refuse tools with a status of 4xx.""")
public final class ProbeToolCall implements Probe {

    /** What the tool takes. */
    static final Map<String, Object> PARAMETERS = Map.of(
            "type", "object", "properties", Map.of("city", Map.of("type", "string")), "required", List.of("city"));

    private static final Map<String, Object> FUNCTION =
            Map.of("name", "get_weather", "description", "The weather in a city", "parameters", PARAMETERS);

    private static final Map<String, Object> TOOL = Map.of("type", "function", "function", FUNCTION);

    @Override
    public boolean isAbout(Endpoint endpoint) {
        return endpoint.shape() == EventShape.CHAT_CHUNKS;
    }

    @Override
    public Result run(Client client) throws InterruptedException {
        StreamedAnswer streamed = client.stream(client.request(
                "What is the weather in Rome?", Map.of("tools", List.of(TOOL), "tool_choice", "required")));
        return judge(client, streamed, "get_weather", streamed.arguments());
    }

    /** Judges the answer to a request that requires a call of a tool; {@code arguments}: what it was called with. */
    static Result judge(Client client, StreamedAnswer streamed, String tool, String arguments) {
        Answer answer = streamed.answer();
        boolean called =
                answer.isAnswer() && answer.complete() && streamed.tools().equals(tool);
        // Arguments that were cut by max_tokens can't be whole.
        boolean cut = answer.finishReason().equals(Optional.of("length"));
        if (called && !cut && Json.members(arguments).isEmpty()) {
            client.saw(streamed.tools() + "(" + arguments + ")");
            return Result.found("the arguments of a required tool call are not a JSON object");
        }
        return Result.of(
                called || answer.isRefusal(),
                answer.isAnswer() ? "a required tool is not called" : "a tool is answered with " + answer.outcome());
    }
}

package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.Severity;
import java.util.List;
import java.util.Map;

/** A tool call. */
@AutoService(Rule.class)
public final class ToolCallProbe implements Probe {

    private static final Map<String, Object> TOOL = Map.of(
            "type",
            "function",
            "function",
            Map.of(
                    "name",
                    "get_weather",
                    "description",
                    "The weather in a city",
                    "parameters",
                    Map.of(
                            "type",
                            "object",
                            "properties",
                            Map.of("city", Map.of("type", "string")),
                            "required",
                            List.of("city"))));

    @Override
    public String id() {
        return "probe-tool-call";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String summary() {
        return "a tool with tool_choice required: a whole call, or refused with 4xx";
    }

    @Override
    public String explanation() {
        return "Accepted: a call of the one tool that is there, in a whole stream; any 4xx from a server "
                + "that knows no tools. Completions have none.";
    }

    @Override
    public Result run(Client client) throws InterruptedException {
        if (!client.protocol().endpoint().name().equals("chat")) {
            return Result.EXPECTED;
        }
        StreamedAnswer streamed = client.stream(client.request(
                "What is the weather in Rome?", Map.of("tools", List.of(TOOL), "tool_choice", "required")));
        Answer answer = streamed.answer();
        boolean called =
                answer.isSuccess() && answer.complete() && streamed.tools().equals("get_weather");
        return Result.of(
                called || answer.isRefusal(),
                answer.isSuccess() ? "a required tool is not called" : "a tool is answered with " + answer.outcome());
    }
}

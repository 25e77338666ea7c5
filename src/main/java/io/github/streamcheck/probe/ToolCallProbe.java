package io.github.streamcheck.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A tool call. */
@AutoService(Rule.class)
public final class ToolCallProbe implements Probe {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

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
    public boolean isAbout(Endpoint endpoint) {
        return endpoint.name().equals("chat");
    }

    @Override
    public Result run(Client client) throws InterruptedException {
        StreamedAnswer streamed = client.stream(client.request(
                "What is the weather in Rome?", Map.of("tools", List.of(TOOL), "tool_choice", "required")));
        Answer answer = streamed.answer();
        boolean called =
                answer.isSuccess() && answer.complete() && streamed.tools().equals("get_weather");
        // Arguments that were cut by max_tokens can't be whole.
        boolean cut = answer.finishReason().equals(Optional.of("length"));
        if (called && !cut && !isJsonObject(streamed.arguments())) {
            client.saw(streamed.tools() + "(" + streamed.arguments() + ")");
            return Result.found("the arguments of a required tool call are no JSON object");
        }
        return Result.of(
                called || answer.isRefusal(),
                answer.isSuccess() ? "a required tool is not called" : "a tool is answered with " + answer.outcome());
    }

    private static boolean isJsonObject(String text) {
        try {
            return JSON.readTree(text).isObject();
        } catch (JsonProcessingException broken) {
            return false;
        }
    }
}

package io.github.streamcheck.simulator.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.streamcheck.simulator.api.Completion;
import io.github.streamcheck.simulator.api.Events;
import io.github.streamcheck.simulator.api.Frame.Kind;
import io.github.streamcheck.simulator.api.Frame.Send;
import io.github.streamcheck.simulator.api.Json;
import io.github.streamcheck.simulator.api.Script;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Faults of what is generated beside the text: tool calls, reasoning and logprobs. They need a request that makes it so. */
final class OutputFaults {

    private static final String LOGPROBS = "logprobs";

    private static final List<String> FENCED = List.of("```json", "\n", "{\"answer\"", ": 42}", "\n", "```");

    static final List<Fault> ALL = List.of(
            Fault.ofStreams(
                    "tool-call-shape",
                    "omits the last character of a tool call's arguments, so they are not JSON",
                    OutputFaults::withoutEnd),
            Fault.ofStreams(
                    "tool-index",
                    "gives all parallel tool calls the same index",
                    script -> script.mapTexts(Events.choices(OutputFaults::withoutIndex))),
            Fault.ofStreams(
                    "tool-call-identity",
                    "sends tool calls without id and type",
                    script -> script.mapTexts(Events.choices(OutputFaults::withoutIdentity))),
            Fault.ofStreams(
                    "tool-name-late",
                    "sends the name of a tool call with its second fragment",
                    OutputFaults::withLateName),
            TextFaults.generated(
                    "tool-arguments-incomplete",
                    "calls tools without their arguments",
                    OutputFaults::callingWithoutArguments),
            TextFaults.generated(
                    "tool-choice-ignored",
                    "answers with a text although a tool must be called",
                    completion -> completion.calls().isEmpty()
                            ? completion
                            : new Completion(List.of(), List.of("I", " call", " nothing."), List.of(), "stop")),
            new Fault(
                    "modality-missing",
                    "answers with a text although other modalities are requested",
                    (call, reply) -> reply),
            new Fault(
                    "json-mode-broken",
                    "fences JSON as Markdown although plain JSON is requested",
                    (call, reply) -> call.asksFor("response_format")
                            ? call.asIfGenerated(completion -> completion.withDeltas(FENCED), reply)
                            : reply),
            TextFaults.generated(
                    "tool-call-as-text", "writes tool calls as markup into the text", OutputFaults::callsAsText),
            Fault.ofStreams(
                    "reasoning-in-both",
                    "sends the text of a chat as reasoning too",
                    script -> script.mapText(Kind.TOKEN, Events.choices(OutputFaults::alsoAsReasoning))),
            Fault.ofStreams(
                    "logprobs-shape",
                    "gives the logprobs of a chat the shape of those of a completion, and vice versa",
                    script -> script.mapTexts(Events.choices(OutputFaults::intoTheOtherShape))),
            Fault.ofStreams("logprobs-count", "omits the logprobs of every second token", OutputFaults::withoutSome),
            Fault.ofStreams(
                    "logprobs-values",
                    "gives logprobs above 0",
                    script -> script.mapTexts(Events.choices(choice -> negate(choice.path(LOGPROBS))))));

    private OutputFaults() {}

    private static Script withoutEnd(Script script) {
        List<Integer> fragments = script.places(Kind.TOKEN).stream()
                .filter(place ->
                        ((Send) script.frames().get(place)).payload().text().contains("\"tool_calls\""))
                .toList();
        return fragments.isEmpty()
                ? script
                : script.mapToken(fragments.get(fragments.size() - 1), Events.choices(OutputFaults::cutArguments));
    }

    private static void cutArguments(ObjectNode choice) {
        choice.path("delta").path("tool_calls").forEach(call -> {
            ObjectNode function = (ObjectNode) call.path("function");
            String arguments = function.path("arguments").asText();
            function.put("arguments", arguments.substring(0, arguments.length() - 1));
        });
    }

    private static void withoutIdentity(ObjectNode choice) {
        choice.path("delta").path("tool_calls").forEach(call -> ((ObjectNode) call).remove(List.of("id", "type")));
    }

    private static Script withLateName(Script script) {
        Map<Integer, JsonNode> names = new HashMap<>();
        return script.mapTexts(Events.choices(
                choice -> choice.path("delta").path("tool_calls").forEach(call -> moveName(call, names))));
    }

    private static void moveName(JsonNode call, Map<Integer, JsonNode> names) {
        ObjectNode function = (ObjectNode) call.path("function");
        int index = call.path("index").asInt();
        if (function.has("name")) {
            names.put(index, function.remove("name"));
        } else if (names.containsKey(index)) {
            function.set("name", names.remove(index));
        }
    }

    private static Completion callingWithoutArguments(Completion completion) {
        List<Completion.ToolCall> calls = completion.calls().stream()
                .map(call -> new Completion.ToolCall(call.id(), call.name(), List.of("{", "}")))
                .toList();
        return new Completion(completion.reasoning(), completion.deltas(), calls, completion.finishReason());
    }

    private static void withoutIndex(ObjectNode choice) {
        choice.path("delta").path("tool_calls").forEach(call -> ((ObjectNode) call).put("index", 0));
    }

    private static Completion callsAsText(Completion completion) {
        if (completion.calls().isEmpty()) {
            return completion;
        }
        List<String> deltas = new ArrayList<>();
        for (Completion.ToolCall call : completion.calls()) {
            deltas.add("<tool_call>");
            deltas.add("{\"name\": " + Json.write(call.name()) + ", \"arguments\": ");
            deltas.addAll(call.arguments());
            deltas.add("}");
            deltas.add("</tool_call>");
        }
        return new Completion(List.of(), deltas, List.of(), "stop");
    }

    private static void alsoAsReasoning(ObjectNode choice) {
        if (choice.get("delta") instanceof ObjectNode delta
                && delta.path("content").isTextual()) {
            delta.set("reasoning_content", delta.get("content"));
        }
    }

    private static void intoTheOtherShape(ObjectNode choice) {
        if (!(choice.get(LOGPROBS) instanceof ObjectNode logprobs)) {
            return;
        }
        ObjectNode other = JsonNodeFactory.instance.objectNode();
        if (logprobs.has("content")) {
            ArrayNode tokens = other.putArray("tokens");
            ArrayNode values = other.putArray("token_logprobs");
            for (JsonNode entry : logprobs.path("content")) {
                tokens.add(entry.path("token"));
                values.add(entry.path("logprob"));
            }
            other.putNull("top_logprobs");
            other.putArray("text_offset");
        } else {
            ArrayNode content = other.putArray("content");
            for (int i = 0; i < logprobs.path("tokens").size(); i++) {
                ObjectNode entry = content.addObject();
                entry.set("token", logprobs.path("tokens").get(i));
                entry.set("logprob", logprobs.path("token_logprobs").get(i));
                entry.putNull("bytes");
                entry.putArray("top_logprobs");
            }
            other.putNull("refusal");
        }
        choice.set(LOGPROBS, other);
    }

    private static Script withoutSome(Script script) {
        int[] seen = {0};
        return script.mapText(
                Kind.TOKEN,
                event -> Events.choices(choice -> {
                            if (choice.path(LOGPROBS).isObject() && seen[0]++ % 2 == 1) {
                                choice.path(LOGPROBS).forEach(OutputFaults::clear);
                            }
                        })
                        .apply(event));
    }

    private static void clear(JsonNode node) {
        if (node instanceof ArrayNode array) {
            array.removeAll();
        }
    }

    private static void negate(JsonNode logprobs) {
        logprobs.path("content")
                .forEach(entry -> ((ObjectNode) entry)
                        .put("logprob", -entry.path("logprob").asDouble()));
        if (logprobs.path("token_logprobs") instanceof ArrayNode values) {
            for (int i = 0; i < values.size(); i++) {
                values.set(i, -values.get(i).asDouble());
            }
        }
    }
}

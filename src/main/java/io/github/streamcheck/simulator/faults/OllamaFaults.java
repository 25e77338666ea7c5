package io.github.streamcheck.simulator.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.streamcheck.simulator.api.Frame.Kind;
import io.github.streamcheck.simulator.api.Frame.Send;
import io.github.streamcheck.simulator.api.Json;
import io.github.streamcheck.simulator.api.Reply;
import io.github.streamcheck.simulator.api.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Faults of Ollama's lines of JSON. They leave streams of events alone. */
final class OllamaFaults {

    private static final List<String> DURATIONS =
            List.of("total_duration", "load_duration", "prompt_eval_duration", "eval_duration");

    static final List<Fault> ALL = List.of(
            fault("ndjson-line", "sends Ollama's lines as server-sent events", lines(line -> "data: " + line + "\n")),
            fault("ndjson-blank-line", "sends a blank line after each of Ollama's", lines(line -> line + "\n")),
            fault(
                    "ndjson-unterminated",
                    "sends no line feed after the last of Ollama's lines",
                    last(line -> line.substring(0, line.length() - 1))),
            fault("ndjson-done-missing", "ends Ollama's lines without done", last(line -> "")),
            fault("ndjson-data-after-done", "sends the last of Ollama's lines twice", last(line -> line + line)),
            fault("line-shape", "answers chat and generate of Ollama's as the other", edit(OllamaFaults::reshape)),
            fault(
                    "line-call-shape",
                    "sends the arguments of Ollama's tool calls as text",
                    calls(function ->
                            function.put("arguments", function.path("arguments").toString()))),
            fault(
                    "line-call-index",
                    "sends Ollama's tool calls without an index",
                    calls(function -> function.remove("index"))),
            fault(
                    "done-reason-missing",
                    "leaves done_reason out of the last of Ollama's lines",
                    last(line -> edited(line, json -> json.remove("done_reason")))),
            fault(
                    "eval-count-missing",
                    "leaves the counts out of the last of Ollama's lines",
                    last(line -> edited(line, json -> json.remove(List.of("prompt_eval_count", "eval_count"))))),
            fault(
                    "eval-count-zero",
                    "counts no tokens in the last of Ollama's lines",
                    last(line -> edited(line, json -> json.put("eval_count", 0)))),
            fault(
                    "durations-impossible",
                    "gives the durations of Ollama's last line in milliseconds",
                    last(line -> edited(line, OllamaFaults::toMillis))),
            fault(
                    "error-line",
                    "sends an error in the middle of Ollama's lines",
                    failed("{\"error\":\"model runner has unexpectedly stopped\"}\n")),
            fault(
                    "error-not-text",
                    "sends an error as OpenAI's API has it in the middle of Ollama's lines",
                    failed(
                            "{\"error\":{\"message\":\"model runner has unexpectedly stopped\",\"type\":\"server_error\"}}\n")),
            new Fault(
                    "answer-in-one-line",
                    "ignores stream at Ollama's endpoints",
                    (call, reply) ->
                            isLines(reply) ? call.asIfAsked(body -> body.put("stream", false), reply) : reply));

    static final List<Fault> VARIANTS = List.of(
            new Fault(
                    "variant-ollama-json",
                    "sends Ollama's lines as application/json, as some proxies do",
                    (call, reply) -> isLines(reply) ? reply.withHeader("content-type", Reply.JSON) : reply),
            fault(
                    "variant-ollama-text-with-done",
                    "sends the last token in the last of Ollama's lines",
                    OllamaFaults::withTextInLast),
            fault(
                    "variant-ollama-call-without-id",
                    "sends Ollama's tool calls without an id, as its older versions do",
                    edit(json -> functions(json, call -> call.remove("id")))),
            fault(
                    "variant-ollama-empty-lines",
                    "sends a line without text before each of Ollama's",
                    script -> script.mapText(
                            Kind.TOKEN, line -> isLine(line) ? edited(line, OllamaFaults::empty) + line : line)));

    private OllamaFaults() {}

    private static Fault fault(String id, String description, UnaryOperator<Script> edit) {
        return new Fault(id, description, (call, reply) -> isLines(reply) ? reply.editStream(edit) : reply);
    }

    private static boolean isLines(Reply reply) {
        return Reply.LINES.equals(reply.headers().get("content-type"));
    }

    private static boolean isLine(String text) {
        return text.startsWith("{") && text.endsWith("}\n");
    }

    private static UnaryOperator<Script> lines(UnaryOperator<String> change) {
        return script -> script.mapTexts(line -> isLine(line) ? change.apply(line) : line);
    }

    private static UnaryOperator<Script> last(UnaryOperator<String> change) {
        return script -> script.mapText(Kind.DONE, change);
    }

    private static UnaryOperator<Script> edit(Consumer<ObjectNode> change) {
        return lines(line -> edited(line, change));
    }

    private static UnaryOperator<Script> failed(String error) {
        return script -> script.firstHalf().thenSend(Kind.ERROR, error).thenEnd();
    }

    private static String edited(String line, Consumer<ObjectNode> change) {
        ObjectNode json = read(line);
        change.accept(json);
        return Json.write(json) + "\n";
    }

    private static ObjectNode read(String line) {
        try {
            return (ObjectNode) Json.read(line.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("not a line: " + line, e);
        }
    }

    private static void reshape(ObjectNode line) {
        if (line.remove("message") instanceof ObjectNode message) {
            line.set("response", message.path("content"));
        } else {
            line.putObject("message").put("role", "assistant").set("content", line.remove("response"));
        }
    }

    private static UnaryOperator<Script> calls(Consumer<ObjectNode> change) {
        return edit(json -> functions(json, call -> change.accept(call.withObject("/function"))));
    }

    private static void functions(ObjectNode line, Consumer<ObjectNode> change) {
        if (line.path("message").path("tool_calls") instanceof ArrayNode calls) {
            for (JsonNode call : calls) {
                change.accept((ObjectNode) call);
            }
        }
    }

    private static void toMillis(ObjectNode line) {
        DURATIONS.forEach(name -> line.put(name, line.path(name).longValue() / 1_000_000));
    }

    private static void empty(ObjectNode line) {
        if (line.get("message") instanceof ObjectNode message) {
            message.put("content", "").remove(List.of("tool_calls", "thinking"));
        } else {
            line.put("response", "").remove("thinking");
        }
    }

    private static Script withTextInLast(Script script) {
        List<String> tokens = script.texts(Kind.TOKEN);
        List<Integer> places = script.places(Kind.TOKEN);
        if (tokens.isEmpty()) {
            return script;
        }
        ObjectNode token = read(tokens.get(tokens.size() - 1));
        String member = token.has("message") ? "message" : "response";
        return script.edit(frames -> {
            Send last = (Send) frames.remove(places.get(places.size() - 1).intValue());
            frames.replaceAll(frame -> frame instanceof Send send && send.kind() == Kind.DONE
                    ? new Send(Kind.DONE, send.atNanos(), send.payload(), last.tokens())
                            .withText(line -> edited(line, json -> json.set(member, token.get(member))))
                    : frame);
            return frames;
        });
    }
}

package io.github.streamcheck.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.streamcheck.simulator.api.Frame.Kind;
import io.github.streamcheck.simulator.api.Frame.Send;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The lines of one of Ollama's answers: one token a line, and a whole call a line. Immutable. */
final class OllamaLines {

    /** What a loaded model costs again, and what else is in the total. */
    private static final long LOAD_NANOS = 1_000_000;

    private static final long REST_NANOS = 1_000_000;

    private final boolean chat;
    private final Generated generated;
    private final String begin;

    OllamaLines(boolean chat, Generated generated) {
        this.chat = chat;
        this.generated = generated;
        this.begin = "{\"model\":" + Json.write(generated.model()) + ",\"created_at\":\""
                + Instant.ofEpochSecond(generated.created()) + "\",";
    }

    Script script(Completion completion) {
        List<Frame> frames = new ArrayList<>(completion.tokens() + 2);
        int step = 0;
        for (String word : completion.reasoning()) {
            frames.add(new Send(Kind.TOKEN, atNanos(step++), line(members("", word, List.of()))));
        }
        WritePayload token = WritePayload.of(
                begin + (chat ? "\"message\":{\"role\":\"assistant\",\"content\":" : "\"response\":"),
                (chat ? "}" : "") + ",\"done\":false}\n");
        for (String word : completion.deltas()) {
            frames.add(new Send(Kind.TOKEN, atNanos(step++), token.withBody(Json.write(word))));
        }
        int index = 0;
        for (Completion.ToolCall call : completion.calls()) {
            step += call.arguments().size();
            // A call that was cut by the limit is no call.
            if (isWhole(call)) {
                frames.add(new Send(
                        Kind.TOKEN,
                        atNanos(step - 1),
                        line(members("", "", List.of(call(index++, call)))),
                        call.arguments().size()));
            }
        }
        long end = endNanos(completion);
        frames.add(new Send(
                Kind.DONE, end, WritePayload.of(begin + last(completion, members("", "", List.of())) + "}\n")));
        frames.add(new Frame.End(end));
        return new Script(frames);
    }

    /** The same in one object. */
    String whole(Completion completion) {
        List<Object> calls = new ArrayList<>();
        for (Completion.ToolCall call : completion.calls()) {
            if (isWhole(call)) {
                calls.add(call(calls.size(), call));
            }
        }
        return begin + last(completion, members(completion.text(), completion.reasoningText(), calls)) + "}";
    }

    /** When all of it is generated. */
    long endNanos(Completion completion) {
        return atNanos(Math.max(0, completion.tokens() - 1));
    }

    private long atNanos(int step) {
        return generated.ttftNanos() + generated.itlNanos() * step;
    }

    private WritePayload line(String members) {
        return WritePayload.of(begin + members + ",\"done\":false}\n");
    }

    private String members(String text, String thinking, List<Object> calls) {
        Map<String, Object> output = new LinkedHashMap<>();
        if (chat) {
            output.put("role", "assistant");
        }
        output.put(chat ? "content" : "response", text);
        if (!thinking.isEmpty()) {
            output.put("thinking", thinking);
        }
        if (!calls.isEmpty()) {
            output.put("tool_calls", calls);
        }
        String json = Json.write(output);
        return chat ? "\"message\":" + json : json.substring(1, json.length() - 1);
    }

    private String last(Completion completion, String members) {
        long end = endNanos(completion);
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("done", true);
        said.put("done_reason", completion.finishReason().equals("length") ? "length" : "stop");
        said.put("total_duration", LOAD_NANOS + end + REST_NANOS);
        said.put("load_duration", LOAD_NANOS);
        said.put("prompt_eval_count", generated.request().promptTokens());
        said.put("prompt_eval_duration", generated.ttftNanos());
        said.put("eval_count", completion.tokens());
        said.put("eval_duration", end - generated.ttftNanos());
        String json = Json.write(said);
        return members + "," + json.substring(1, json.length() - 1);
    }

    private static Map<String, Object> call(int index, Completion.ToolCall call) {
        Map<String, Object> function = new LinkedHashMap<>();
        function.put("index", index);
        function.put("name", call.name());
        function.put("arguments", arguments(call));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", call.id());
        json.put("function", function);
        return json;
    }

    private static boolean isWhole(Completion.ToolCall call) {
        return call.json().endsWith("}") && isJson(call);
    }

    private static boolean isJson(Completion.ToolCall call) {
        try {
            return arguments(call).isObject();
        } catch (UncheckedIOException cut) {
            return false;
        }
    }

    private static JsonNode arguments(Completion.ToolCall call) {
        try {
            return Json.read(call.json().getBytes(StandardCharsets.UTF_8));
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }
}

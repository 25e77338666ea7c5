package io.github.streamcheck.simulator;

import io.github.streamcheck.simulator.Frame.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What several faults are made of. */
final class Faults {

    /** The script of a stream that ends as soon as it begins. */
    static final Script NOTHING = new Script(List.of(new Frame.End(0)));

    static final String TRACEBACK = """
            Traceback (most recent call last):
              File "/app/server/streaming.py", line 214, in stream_response
                yield format_chunk(token, usage)
            NameError: name 'usage' is not defined""";

    private static final Pattern COMPLETION_TOKENS =
            Pattern.compile("\"completion_tokens\":(\\d+),\"total_tokens\":(\\d+)");
    private static final Pattern CONTENT = Pattern.compile("\"(content|text)\":\"[^\"]*\"");

    private Faults() {}

    static Reply serverError() {
        return ApiException.serverError("The server had an error while processing your request.")
                .reply();
    }

    static Reply unknownArgument(String name) {
        return ApiException.invalid("Unrecognized request argument supplied: " + name)
                .reply();
    }

    static Reply unknownPath(String method, String path) {
        return ApiException.of(404, "Unknown request URL: " + method + " " + path + ".", "unknown_url")
                .reply();
    }

    static String errorEvent(String message) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", message);
        error.put("type", "server_error");
        error.put("param", null);
        error.put("code", null);
        return "data: " + Json.write(Map.of("error", error)) + "\n\n";
    }

    /** The event without the last third of its JSON. */
    static String breakJson(String event) {
        return event.substring(0, event.length() * 2 / 3) + "\n\n";
    }

    /** A chunk of the script's stream whose delta is empty, or, if the script has no token, no event. */
    static String emptyDelta(Script script) {
        return script.texts(Kind.TOKEN).stream()
                .findFirst()
                .map(token -> CONTENT.matcher(token).replaceFirst("\"$1\":\"\""))
                .orElse("");
    }

    /** The usage chunk with no completion tokens, and the total with it. */
    static String withoutCompletionTokens(String usage) {
        return withCompletionTokens(usage, tokens -> 0);
    }

    /** The usage chunk with two completion tokens fewer, and the total with it. */
    static String withTwoTokensFewer(String usage) {
        return withCompletionTokens(usage, tokens -> Math.max(0, tokens - 2));
    }

    private static String withCompletionTokens(String usage, IntUnaryOperator change) {
        return COMPLETION_TOKENS.matcher(usage).replaceFirst(found -> changed(found, change));
    }

    private static String changed(MatchResult found, IntUnaryOperator change) {
        int tokens = Integer.parseInt(found.group(1));
        int changed = change.applyAsInt(tokens);
        int total = Integer.parseInt(found.group(2)) - tokens + changed;
        return Matcher.quoteReplacement("\"completion_tokens\":" + changed + ",\"total_tokens\":" + total);
    }
}

package io.github.streamcheck.observe.rules;

/** The short ways of the corpus to write what every stream of a message has. */
final class MessageMacros {

    private int next;

    /** What a line stands for, with its line end. */
    String expand(String line) {
        if (!line.startsWith("@")) {
            return line + "\n";
        }
        String name = line.split(" ", 2)[0];
        String rest = line.length() > name.length() ? line.substring(name.length() + 1) : "";
        return switch (name) {
            case "@begin" ->
                event(
                        "message_start",
                        "\"message\":{\"id\":\"msg-1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"m\",\"content\":[],"
                                + "\"stop_reason\":null,\"stop_sequence\":null,\"usage\":{\"input_tokens\":3,\"output_tokens\":1}}");
            case "@block" ->
                event(
                        "content_block_start",
                        "\"index\":" + next++ + ",\"content_block\":"
                                + (rest.isEmpty() ? "{\"type\":\"text\",\"text\":\"\"}" : rest));
            case "@text" -> expand("@delta {\"type\":\"text_delta\",\"text\":" + quoted(rest) + "}");
            case "@think" -> expand("@delta {\"type\":\"thinking_delta\",\"thinking\":" + quoted(rest) + "}");
            case "@input" -> expand("@delta {\"type\":\"input_json_delta\",\"partial_json\":" + quoted(rest) + "}");
            case "@delta" -> event("content_block_delta", "\"index\":" + (next - 1) + ",\"delta\":" + rest);
            case "@stop-block" -> event("content_block_stop", "\"index\":" + (next - 1));
            case "@finish" ->
                event(
                        "message_delta",
                        "\"delta\":{\"stop_reason\":\"" + (rest.isEmpty() ? "end_turn" : rest)
                                + "\",\"stop_sequence\":null},\"usage\":{\"output_tokens\":9}");
            case "@end" -> event("message_stop", "");
            case "@ping" -> event("ping", "");
            case "@event" -> event(rest.split(" ", 2)[0], rest.contains(" ") ? rest.split(" ", 2)[1] : "");
            case "@data" -> "data: " + rest + "\n\n";
            case "@done" -> "data: [DONE]\n\n";
            case "@answer" -> expand("@block") + expand("@text Hello ") + expand("@text world") + expand("@stop-block");
            case "@good" -> expand("@begin") + expand("@answer") + expand("@finish") + expand("@end");
            default -> throw new IllegalArgumentException(line);
        };
    }

    private static String event(String type, String members) {
        return "event: " + type + "\ndata: {\"type\":\"" + type + "\"" + (members.isEmpty() ? "" : ",") + members
                + "}\n\n";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\\\"") + '"';
    }
}

package io.github.streamcheck.observe.rules;

/** The short ways of the corpus to write what every stream of typed events has. */
final class TypedMacros {

    private static final String PLACE = "\"item_id\":\"msg-1\",\"output_index\":0,\"content_index\":0";

    private final StringBuilder text = new StringBuilder();
    private final DoneItems done = new DoneItems();
    private int number;

    /** What a line stands for, with its line end. */
    String expand(String line) {
        if (!line.startsWith("@")) {
            return line + "\n";
        }
        String name = line.split(" ", 2)[0];
        String rest = line.length() > name.length() ? line.substring(name.length() + 1) : "";
        return switch (name) {
            case "@begin" -> event("response.created", response("in_progress", "", ""));
            case "@item" ->
                event("response.output_item.added", "\"output_index\":0,\"item\":" + item(""))
                        + event("response.content_part.added", PLACE + ",\"part\":" + part(""));
            case "@text" -> {
                text.append(rest);
                yield event("response.output_text.delta", PLACE + ",\"delta\":" + quoted(rest));
            }
            case "@end-item" -> {
                String whole = text.toString();
                yield event("response.output_text.done", PLACE + ",\"text\":" + quoted(whole))
                        + event("response.content_part.done", PLACE + ",\"part\":" + part(whole))
                        + event("response.output_item.done", "\"output_index\":0,\"item\":" + item(part(whole)));
            }
            case "@finish" ->
                event(
                        "response.completed",
                        response(
                                "completed",
                                done.and(whole()),
                                ",\"usage\":{\"input_tokens\":3,\"output_tokens\":5,\"total_tokens\":8}"));
            case "@event" -> {
                String members = rest.contains(" ") ? rest.split(" ", 2)[1] : "";
                yield event(
                        rest.split(" ", 2)[0],
                        members.replace("[@item]", "[" + whole() + "]")
                                .replace("[@part]", "[" + part(text.toString()) + "]"));
            }
            case "@data" -> "data: " + rest + "\n\n";
            case "@done" -> "data: [DONE]\n\n";
            case "@good" ->
                expand("@begin")
                        + expand("@item")
                        + expand("@text Hello ")
                        + expand("@text world")
                        + expand("@end-item")
                        + expand("@finish");
            default -> throw new IllegalArgumentException(line);
        };
    }

    /** The message, with all of the text so far. */
    private String whole() {
        return item(part(text.toString()));
    }

    private String event(String type, String members) {
        done.add(type, members);
        return "event: " + type + "\ndata: {\"type\":\"" + type + "\",\"sequence_number\":" + number++
                + (members.isEmpty() ? "" : ",") + members + "}\n\n";
    }

    private static String response(String status, String output, String further) {
        return "\"response\":{\"id\":\"resp-1\",\"object\":\"response\",\"created_at\":1760000000,\"model\":\"m\",\"status\":\""
                + status + "\",\"error\":null,\"output\":[" + output + "]" + further + "}";
    }

    private static String item(String content) {
        return "{\"id\":\"msg-1\",\"type\":\"message\",\"role\":\"assistant\",\"content\":[" + content + "]}";
    }

    private static String part(String text) {
        return "{\"type\":\"output_text\",\"annotations\":[],\"text\":" + quoted(text) + "}";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\\\"") + '"';
    }
}

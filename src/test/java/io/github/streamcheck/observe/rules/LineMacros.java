package io.github.streamcheck.observe.rules;

/** The short ways of the corpus to write the lines of Ollama's streams. */
final class LineMacros {

    private static final String COUNTS =
            "\"total_duration\":812000000,\"load_duration\":64000000,\"prompt_eval_count\":21,"
                    + "\"prompt_eval_duration\":95000000,\"eval_count\":9,\"eval_duration\":610000000";

    private final boolean chat;
    private int number;

    LineMacros(boolean chat) {
        this.chat = chat;
    }

    /** What a line stands for, with its line end. */
    String expand(String line) {
        if (!line.startsWith("@")) {
            return line.endsWith("\\") ? line.substring(0, line.length() - 1) : line + "\n";
        }
        String name = line.split(" ", 2)[0];
        String rest = line.length() > name.length() ? line.substring(name.length() + 1) : "";
        return switch (name) {
            case "@text" -> line(text(rest) + ",\"done\":false");
            case "@think" ->
                line(
                        chat
                                ? message("\"content\":\"\",\"thinking\":" + quoted(rest)) + ",\"done\":false"
                                : text("") + ",\"thinking\":" + quoted(rest) + ",\"done\":false");
            case "@message" -> line(message(rest) + ",\"done\":false");
            case "@call" -> line(message("\"content\":\"\",\"tool_calls\":[" + rest + "]") + ",\"done\":false");
            case "@end" -> line(text("") + ",\"done\":true" + (rest.isEmpty() ? "" : "," + rest));
            case "@finish" -> expand("@end \"done_reason\":" + quoted(rest.isEmpty() ? "stop" : rest) + "," + COUNTS);
            case "@line" -> line(rest);
            case "@good" -> expand("@text Hello ") + expand("@text world") + expand("@finish");
            default -> throw new IllegalArgumentException(line);
        };
    }

    private String text(String text) {
        return chat ? message("\"content\":" + quoted(text)) : "\"response\":" + quoted(text);
    }

    private static String message(String members) {
        return "\"message\":{\"role\":\"assistant\"," + members + "}";
    }

    private String line(String members) {
        return "{\"model\":\"m\",\"created_at\":\"2026-11-29T02:34:00." + 100_000_000 * (1 + number++ % 8) + "Z\","
                + members + "}\n";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\\\"") + '"';
    }
}

package io.github.streamcheck.observe.rules;

import java.util.Locale;

/** The short ways of the corpus to write what every stream has. */
final class CorpusMacros {

    private final boolean chat;

    CorpusMacros(boolean chat) {
        this.chat = chat;
    }

    /** What a line stands for, with its line end. */
    String expand(String line) {
        if (!line.startsWith("@")) {
            return line.endsWith("\\") && !line.endsWith("\\\\") ? line.substring(0, line.length() - 1) : line + "\n";
        }
        String name = line.split(" ", 2)[0];
        String rest = line.length() > name.length() ? line.substring(name.length() + 1) : "";
        return switch (name) {
            case "@role" ->
                chat ? choice("\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":null") : "";
            case "@text" -> choice(textOf(quoted(rest)) + ",\"finish_reason\":null");
            case "@think" -> choice("\"delta\":{\"reasoning_content\":" + quoted(rest) + "},\"finish_reason\":null");
            case "@delta" -> choice("\"delta\":" + rest + ",\"finish_reason\":null");
            case "@finish" -> choice(textOf(null) + ",\"finish_reason\":" + quoted(rest.isEmpty() ? "stop" : rest));
            case "@choice" -> event("\"choices\":[" + rest + "]");
            case "@usage" -> usage(rest.split(" "));
            case "@data" -> "data: " + rest + "\n\n";
            case "@done" -> "data: [DONE]\n\n";
            case "@good" ->
                expand("@role") + expand("@text Hello ") + expand("@text world") + expand("@finish") + expand("@done");
            default -> throw new IllegalArgumentException(line);
        };
    }

    private static String quoted(String text) {
        // Escapes of JSON are left as they are written.
        return '"' + text.replace("\"", "\\\"") + '"';
    }

    private String textOf(@org.jspecify.annotations.Nullable String text) {
        if (chat) {
            return text == null ? "\"delta\":{}" : "\"delta\":{\"content\":" + text + "}";
        }
        return "\"text\":" + (text == null ? "\"\"" : text);
    }

    private String choice(String members) {
        return event("\"choices\":[{\"index\":0," + members + "}]");
    }

    private String usage(String... counts) {
        int prompt = Integer.parseInt(counts[0]);
        int completion = Integer.parseInt(counts[1]);
        int total = counts.length > 2 ? Integer.parseInt(counts[2]) : prompt + completion;
        return event(String.format(
                Locale.ROOT,
                "\"choices\":[],\"usage\":{\"prompt_tokens\":%d,\"completion_tokens\":%d,\"total_tokens\":%d}",
                prompt,
                completion,
                total));
    }

    private String event(String members) {
        String object = chat ? "chat.completion.chunk" : "text_completion";
        return "data: {\"id\":\"c-1\",\"object\":\"" + object + "\",\"created\":1760000000,\"model\":\"m\"," + members
                + "}\n\n";
    }
}

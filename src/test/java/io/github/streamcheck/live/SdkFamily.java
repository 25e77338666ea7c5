package io.github.streamcheck.live;

import java.util.List;
import java.util.Set;

/**
 * SDKs that read the same endpoints, and are compared in one table.
 *
 * @param title the heading of the table
 * @param ways how they read, in words
 * @param sdks in the order of the columns; at least one
 */
record SdkFamily(String title, String ways, List<Sdk> sdks) {

    private static final LiveProject NODE = new NodeProject("sdk-node", "play.mjs", "openai.mjs", "anthropic.mjs");
    private static final LiveProject PYTHON = new PythonProject("sdk-python", "messages.py");
    private static final Set<String> OPENAI = Set.of("chat", "completions", "responses");
    private static final Set<String> MESSAGES = Set.of("messages");

    static final List<SdkFamily> ALL = List.of(
            new SdkFamily(
                    "Chat, completions and responses",
                    "event by event, and with the helpers that accumulate an answer (`chat.completions.stream`, `responses.stream`;"
                            + " `ChatCompletionAccumulator`, `ResponseAccumulator`)",
                    List.of(new ScriptSdk("openai-node", "openai", NODE, "openai.mjs", OPENAI), new OpenAiJava())),
            new SdkFamily(
                    "Messages",
                    "event by event, and with the helpers that accumulate a message (`messages.stream`; `MessageAccumulator`)",
                    List.of(
                            new ScriptSdk("anthropic-node", "@anthropic-ai/sdk", NODE, "anthropic.mjs", MESSAGES),
                            new ScriptSdk("anthropic-python", "anthropic", PYTHON, "messages.py", MESSAGES),
                            new AnthropicJava())),
            new SdkFamily(
                    "Ollama's own endpoints",
                    "the complete response of its streaming models",
                    List.of(new LangChainOllama())));

    /** The names of the endpoints that all of them read. */
    Set<String> endpoints() {
        return sdks.get(0).endpoints();
    }
}

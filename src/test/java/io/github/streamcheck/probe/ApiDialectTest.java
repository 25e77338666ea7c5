package io.github.streamcheck.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.text.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What plain answers have beside their text, as each API words it. */
class ApiDialectTest {

    private static Blocks blocks(EventShape shape, String answer) {
        return ApiDialect.of(shape)
                .orElseThrow()
                .read(Json.tree(answer))
                .blocks()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "CHAT_CHUNKS|{\"choices\":[{\"message\":{\"reasoning_content\":\"so\"}}]}",
                "CHAT_CHUNKS|{\"choices\":[{\"message\":{\"reasoning\":\"so\",\"reasoning_content\":\"so\"}}]}",
                "CHAT_CHUNKS|{\"choices\":[{\"message\":{\"reasoning_content\":null,\"reasoning_details\":[{\"type\":\"t\",\"text\":\"so\"}]}}]}",
                "OLLAMA_CHAT|{\"message\":{\"thinking\":\"so\"},\"done\":true}",
                "OLLAMA_GENERATE|{\"response\":\"\",\"thinking\":\"so\",\"done\":true}",
                "MESSAGES|{\"content\":[{\"type\":\"thinking\",\"thinking\":\"so\"}]}"
            })
    void readsThinking(EventShape shape, String answer) {
        assertThat(blocks(shape, answer).thinking()).isEqualTo("so");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "CHAT_CHUNKS|{\"choices\":[{\"message\":{\"tool_calls\":[{\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"a\\\": 1}\"}}]}}]}",
                "CHAT_CHUNKS|{\"choices\":[{\"message\":{\"tool_calls\":[{\"custom\":{\"name\":\"f\",\"input\":\"{\\\"a\\\":1}\"}}]}}]}",
                "CHAT_CHUNKS|{\"choices\":[{\"message\":{\"function_call\":{\"name\":\"f\",\"arguments\":\"{\\\"a\\\":1}\"}}}]}",
                "OLLAMA_CHAT|{\"message\":{\"tool_calls\":[{\"function\":{\"name\":\"f\",\"arguments\":{\"a\":1}}}]},\"done\":true}",
                "MESSAGES|{\"content\":[{\"type\":\"tool_use\",\"name\":\"f\",\"input\":{\"a\":1}}]}"
            })
    void readsCalls(EventShape shape, String answer) {
        assertThat(blocks(shape, answer).calls()).containsExactly(Blocks.Call.of("f", "{\"a\":1}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "CHAT_CHUNKS|{\"choices\":[{\"message\":{\"tool_calls\":[{\"function\":{\"name\":\"f\",\"arguments\":\"\"}}]}}]}",
                "OLLAMA_CHAT|{\"message\":{\"tool_calls\":[{\"function\":{\"name\":\"f\"}}]},\"done\":true}"
            })
    void aCallWithoutArgumentsHasAnEmptyObject(EventShape shape, String answer) {
        assertThat(blocks(shape, answer).calls()).containsExactly(Blocks.Call.of("f", "{}"));
    }
}

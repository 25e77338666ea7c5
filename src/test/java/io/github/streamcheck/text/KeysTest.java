package io.github.streamcheck.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {

    @ParameterizedTest
    @CsvSource({
        "sk-proj-AbCdEf, ***",
        "Bearer sk-1234567890abcdef, Bearer ***",
        "hf_abcdefgh, ***",
        "0123456789abcdef0123456789abcdef, ***",
        "temperature eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJlb2ZhdG9rZW4x, temperature ***.***.***",
        "QUJDREVGR0hJSktMTU5PUDEyMw==, ***",
        "'a, b1c2d3e4f5a6b7c8d9e0f1, c', 'a, ***, c'",
    })
    void areHidden(String text, String shown) {
        assertThat(Keys.hide(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "800ms",
                "5/s",
                "task-1",
                "sk-1",
                "http://localhost:8000/v1",
                "target/test-classes/prompts.txt",
                "/tmp/junit-766993702611461968/nowhere.txt",
                "C:\\tmp\\junit-766993702611461968\\nowhere.txt",
                "0123456789abcdef0123456789abcdef/prompts.txt",
                "99999999999999999999999999",
                "deltas-exceed-usage-and-more-words",
                "meta-llama/Llama-3.1-8B",
                "chat,completions"
            })
    void nothingElseIs(String text) {
        assertThat(Keys.hide(text)).isEqualTo(text);
    }
}

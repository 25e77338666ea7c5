package io.github.streamcheck.observe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InternalTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Traceback (most recent call last):",
                "  File \"/srv/engine/worker.py\", line 17, in step",
                "{\"error\": \"File \\\"/srv/worker.py\\\", line 17\"}",
                "NameError: name 'chunk' is not defined",
                "boom KeyError: 'usage'",
                "\tat com.acme.Server.handle(Server.java:42)",
                "    at Object.handle (/srv/app/index.js:10:5)",
                "    at async run (file:///srv/dist/main.mjs:3:1)",
                "   at Acme.Server.Handle() in C:\\\\src\\\\Server.cs:line 42",
                "thread 'main' panicked at src/main.rs:3",
                "goroutine 17 [running]:"
            })
    void whatOnlyTheInsideShouldSeeIsRecognised(String text) {
        assertThat(InternalText.isIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"error\": {\"type\": \"invalid_request_error\", \"message\": \"max_tokens is too large\"}}",
                "The model raised an error: out of capacity",
                "a TypeError is raised by the interpreter",
                "see the file \"readme\", line by line",
                "meet me at Lindbergh (near the sea: 5 km)",
                "do not panic"
            })
    void whatAnyoneMaySeeIsNot(String text) {
        assertThat(InternalText.isIn(text)).isFalse();
    }

    @Test
    void aLongTextCostsNoTime() {
        assertThat(InternalText.isIn("at a.".repeat(1_000_000))).isFalse();
        assertThat(InternalText.isIn("File \"".repeat(1_000_000))).isFalse();
    }
}

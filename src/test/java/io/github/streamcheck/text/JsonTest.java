package io.github.streamcheck.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void readsOneValue() {
        assertThat(Json.tree(" {\"a\": [1]} ").at("/a/0").asInt()).isEqualTo(1);
        assertThat(Json.tree("null").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{\"a\":", "{} {}", "{}data: [DONE]", "no"})
    void whatIsNotOneValueIsMissing(String text) {
        assertThat(Json.tree(text).isMissingNode()).isTrue();
    }
}

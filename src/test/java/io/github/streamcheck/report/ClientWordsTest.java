package io.github.streamcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.Results;
import org.junit.jupiter.api.Test;

class ClientWordsTest {

    @Test
    void whatWasUsedIsCounted() {
        assertThat(ClientWords.of(Reports.of(Results.timed(1, 0, 50, 200))))
                .containsPattern("\\b(1 garbage collection|(?!1 )\\d+ garbage collections) \\(")
                .containsPattern("\\b(1 connection|(?!1 )\\d+ connections) opened, reused (1 time|(?!1 )\\d+ times)$");
    }
}

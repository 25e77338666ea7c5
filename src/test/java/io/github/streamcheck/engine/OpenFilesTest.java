package io.github.streamcheck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenFilesTest {

    @ParameterizedTest
    @CsvSource({"1048576, 50, 10000", "1024, 100, 668", "200, 100, 1", "-1, 0, 1"})
    void whatIsLeftIsForStreams(long allowed, long open, int streams) {
        assertThat(OpenFiles.mostInFlight(allowed, open)).isEqualTo(streams);
    }

    @Test
    void thisProcessMayHaveStreams() {
        assertThat(OpenFiles.mostInFlight()).isBetween(1, 10_000);
    }
}

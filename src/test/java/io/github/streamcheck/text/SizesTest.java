package io.github.streamcheck.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizesTest {

    @ParameterizedTest
    @CsvSource({"1B, 1", "64KB, 65536", "64 kb, 65536", "1MB, 1048576", "2GB, 2147483648", "0B, 0"})
    void areReadInUnitsOf1024(String text, long bytes) {
        assertThat(Sizes.parse(text)).hasValue(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "64", "KB", "-1KB", "1.5MB", "1TB", "1KB x", "99999999999B"})
    void whatIsNoSizeIsNone(String text) {
        assertThat(Sizes.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 1 B", "1024, 1 KB", "1536, 1536 B", "1048576, 1 MB", "1073741824, 1 GB", "0, 0 B"})
    void areShownInTheLargestUnitThatNeedsNoFraction(long bytes, String text) {
        assertThat(Sizes.format(bytes)).isEqualTo(text);
    }
}

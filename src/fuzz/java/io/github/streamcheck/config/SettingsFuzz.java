package io.github.streamcheck.config;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

final class SettingsFuzz {

    static Stream<byte[]> samples() {
        return SettingsFuzzTest.CORPUS.samples();
    }

    @MethodSource("samples")
    @FuzzTest
    void anySettings(byte[] input) throws Exception {
        SettingsFuzzTest.check(input);
    }
}

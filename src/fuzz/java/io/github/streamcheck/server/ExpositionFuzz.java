package io.github.streamcheck.server;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

final class ExpositionFuzz {

    static Stream<byte[]> samples() {
        return ExpositionFuzzTest.CORPUS.samples();
    }

    @MethodSource("samples")
    @FuzzTest
    void anyPage(byte[] input) throws Exception {
        ExpositionFuzzTest.check(input);
    }
}

package io.github.streamcheck.wire;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

final class SseFuzz {

    static Stream<byte[]> samples() {
        return SseFuzzTest.CORPUS.samples();
    }

    @MethodSource("samples")
    @FuzzTest
    void anyStream(byte[] input) throws Exception {
        SseFuzzTest.check(input);
    }
}

package io.github.streamcheck.wire;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

final class FrameFuzz {

    static Stream<byte[]> samples() {
        return FrameFuzzTest.CORPUS.samples();
    }

    @MethodSource("samples")
    @FuzzTest
    void anyFrames(byte[] input) throws Exception {
        FrameFuzzTest.check(input);
    }
}

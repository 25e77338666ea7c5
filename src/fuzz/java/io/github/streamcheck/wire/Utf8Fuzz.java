package io.github.streamcheck.wire;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

final class Utf8Fuzz {

    static Stream<byte[]> samples() {
        return Utf8FuzzTest.CORPUS.samples();
    }

    @MethodSource("samples")
    @FuzzTest
    void anyText(byte[] input) throws Exception {
        Utf8FuzzTest.check(input);
    }
}

package io.github.streamcheck.wire;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

final class ContentDecodingFuzz {

    static Stream<byte[]> samples() {
        return ContentDecodingFuzzTest.CORPUS.samples();
    }

    @MethodSource("samples")
    @FuzzTest
    void anyBody(byte[] input) throws Exception {
        ContentDecodingFuzzTest.check(input);
    }
}

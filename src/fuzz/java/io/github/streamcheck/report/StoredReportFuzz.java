package io.github.streamcheck.report;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

final class StoredReportFuzz {

    static Stream<byte[]> samples() {
        return StoredReportFuzzTest.CORPUS.samples();
    }

    @MethodSource("samples")
    @FuzzTest
    void anyFile(byte[] input) throws Exception {
        StoredReportFuzzTest.check(input);
    }
}

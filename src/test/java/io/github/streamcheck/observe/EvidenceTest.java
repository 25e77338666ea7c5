package io.github.streamcheck.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.wire.Bytes;
import io.github.streamcheck.wire.SseEvent;
import org.junit.jupiter.api.Test;

class EvidenceTest {

    @Test
    void anEventIsFoundByItsNumberAndItsFirstByte() {
        Evidence evidence = Evidence.of(new SseEvent(4, 321, 0, 0, "message", Bytes.utf8("{\"a\":\n1}"), 2, true));

        assertThat(evidence.event()).hasValue(4);
        assertThat(evidence.offset()).hasValue(321);
        assertThat(evidence.excerpt()).isEqualTo("{\"a\":\n1}");
    }

    @Test
    void aLineIsFoundByItsFirstByte() {
        Evidence evidence = Evidence.at(7, Bytes.utf8("junk"));

        assertThat(evidence.event()).isEmpty();
        assertThat(evidence.offset()).hasValue(7);
    }
}

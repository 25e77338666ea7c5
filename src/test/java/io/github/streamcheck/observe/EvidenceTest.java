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
        assertThat(evidence.shown(text -> text).excerpt()).isEqualTo("{\"a\":\\n1}");
    }

    @Test
    void aLineIsFoundByItsFirstByte() {
        Evidence evidence = Evidence.at(7, Bytes.utf8("junk"));

        assertThat(evidence.event()).isEmpty();
        assertThat(evidence.offset()).hasValue(7);
    }

    @Test
    void whatIsLongIsCutAndSaysSo() {
        assertThat(Evidence.of("x".repeat(200)).shown(text -> text).excerpt()).isEqualTo("x".repeat(200));
        assertThat(Evidence.of("x".repeat(201)).shown(text -> text).excerpt()).isEqualTo("x".repeat(200) + "...");
    }

    @Test
    void aCutThroughACharacterShowsAsOne() {
        assertThat(Evidence.of("x".repeat(199) + "你").shown(text -> text).excerpt())
                .isEqualTo("x".repeat(199) + "\uFFFD...");
    }

    @Test
    void whatIsNoTextIsPrintableAllTheSame() {
        byte[] bytes = {0, 27, (byte) 0xFF, 'a'};

        assertThat(Evidence.of(Bytes.copyOf(bytes, 0, bytes.length))
                        .shown(text -> text)
                        .excerpt())
                .isEqualTo("\\u0000\\u001b\uFFFDa");
    }
}

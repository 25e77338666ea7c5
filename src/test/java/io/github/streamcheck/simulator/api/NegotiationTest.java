package io.github.streamcheck.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegotiationTest {

    @Test
    void allowsAnyTypeAndNoEncodingIfTheClientNamesNone() {
        assertThat(Negotiation.NONE.allowsType("text/event-stream")).isTrue();
        assertThat(Negotiation.NONE.allowsEncoding("gzip")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/event-stream | true",
                "application/json, Text/Event-Stream;q=0.9 | true",
                "text/* | true",
                "*/* | true",
                "application/json, */*; q=0.1 | true",
                "application/json | false",
                "text/event-stream;q=0, */* | false",
                "text/event-stream-not | false",
            })
    void readsTheTypesThatAreAccepted(String accept, boolean allowed) {
        assertThat(new Negotiation(Optional.of(accept), Optional.empty()).allowsType("text/event-stream"))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip | true",
                "deflate, gzip;q=0.5 | true",
                "* | true",
                "identity | false",
                "gzip;q=0, * | false",
                "gzip;q=0.0 | false"
            })
    void readsTheEncodingsThatAreOffered(String offered, boolean allowed) {
        assertThat(new Negotiation(Optional.empty(), Optional.of(offered)).allowsEncoding("gzip"))
                .isEqualTo(allowed);
    }
}

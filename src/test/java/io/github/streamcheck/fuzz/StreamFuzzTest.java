package io.github.streamcheck.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.wire.Bytes;
import io.github.streamcheck.wire.FramingAnomaly;
import io.github.streamcheck.wire.PayloadDecoder;
import io.github.streamcheck.wire.Protocol;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.SseHandler;
import io.github.streamcheck.wire.SseParser;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From bytes to payloads: no exception for any input, and no input that costs more than its length. */
@Timeout(600)
class StreamFuzzTest {

    private static final int LIMIT = 1 << 20;

    /** Decodes every event by every protocol. */
    private static final class Decoding implements SseHandler {

        private final List<PayloadDecoder> decoders =
                Protocol.all().stream().map(Protocol::decoder).toList();
        private int events;

        @Override
        public void event(SseEvent event) {
            events++;
            decoders.forEach(decoder -> assertThat(decoder.decode(event)).isNotNull());
        }

        @Override
        public void comment(long offset, long arrivedNanos, Bytes line) {}

        @Override
        public void anomaly(FramingAnomaly anomaly) {
            assertThat(anomaly.evidence().length()).isLessThanOrEqualTo(FramingAnomaly.MAX_EVIDENCE);
        }
    }

    private static int events(byte[] body, int pieces) {
        Decoding decoding = new Decoding();
        SseParser parser = new SseParser(decoding, LIMIT, LIMIT);
        int length = Math.max(1, body.length / pieces);
        for (int from = 0; from < body.length; from += length) {
            parser.feed(ByteBuffer.wrap(body, from, Math.min(length, body.length - from)), from);
        }
        parser.end(body.length);
        return decoding.events;
    }

    @Test
    void nearlyRightStreamsAreTakenWhateverTheirSplits() {
        new Mutations("events.txt").texts().forEach(text -> {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);

            assertThat(events(body, 1)).as(text).isEqualTo(events(body, 7));
        });
    }

    @Test
    void randomBytesAreTaken() {
        Random random = new Random(1);
        for (int tries = 0; tries < Mutations.TRIES; tries++) {
            byte[] body = new byte[random.nextInt(300)];
            random.nextBytes(body);

            assertThat(events(body, 1)).isEqualTo(events(body, 5));
        }
    }

    /** 200,000 times each: what costs the square of its length would take hours. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "\r",
                "\r\n",
                "data\n",
                "data:\n",
                ":\n",
                "x\n",
                "data: {\n\n",
                "data: [\n\n",
                "data: \"\n\n",
                "event: x\n",
                "id: 1\n",
                "\u00e4",
                "\ufeff",
                "data: {\"a\":\n",
                "a"
            })
    void manyOfTheSameTakeTheirTimeAndNoMore(String part) {
        byte[] body = part.repeat(200_000).getBytes(StandardCharsets.UTF_8);

        assertThat(events(body, 1_000)).isGreaterThanOrEqualTo(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "\"", "9", "-", "{\"a\":1,", "[1,", "\\", "{\"choices\":[", "\u0000"})
    void deepAndLongJsonIsTaken(String part) {
        String data = part.repeat(LIMIT / 2 / part.length());

        assertThat(events(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8), 1))
                .isEqualTo(1);
    }
}

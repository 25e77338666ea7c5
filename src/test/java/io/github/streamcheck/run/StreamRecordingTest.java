package io.github.streamcheck.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.wire.Bytes;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamListener;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamRecordingTest {

    private static final StreamEvent EVENT = new StreamEvent.EventReceived(
            new SseEvent(0, 0, 1, 0, SseEvent.DEFAULT_TYPE, Bytes.EMPTY, 1, true), Payload.Done.INSTANCE, 0);

    private final List<StreamEvent> events = new ArrayList<>();
    private final StringBuilder bodies = new StringBuilder();
    private final StreamRecording recording = new StreamRecording(new StreamListener() {

        @Override
        public void on(StreamEvent event) {
            events.add(event);
        }

        @Override
        public void body(ByteBuffer bytes) {
            bodies.append(UTF_8.decode(bytes.duplicate()));
        }
    });

    private void read(String body) {
        recording.body(ByteBuffer.wrap(body.getBytes(UTF_8)));
    }

    private List<String> recorded() {
        return recording.pieces().stream()
                .map(piece -> new String(piece, UTF_8))
                .toList();
    }

    @Test
    void keepsTheBodyAsItWasRead() {
        read("data: é");
        read("\n\nevent: response.created\ndata: {}\n\n");
        read("");
        recording.on(EVENT);

        assertThat(recorded()).containsExactly("data: é", "\n\nevent: response.created\ndata: {}\n\n");
    }

    @Test
    void showsEverythingToTheOther() {
        read("{}\n");
        recording.on(EVENT);

        assertThat(bodies).hasToString("{}\n");
        assertThat(events).containsExactly(EVENT);
    }

    @Test
    void keepsNothingOfABodyThatIsNoStream() {
        read("{\"error\":\"no such model\"}");

        assertThat(recorded()).isEmpty();
    }

    @Test
    void keepsNoMoreThanAMebibyte() {
        read("x".repeat((1 << 20) - 1));
        read("yz");
        read("z");
        recording.on(EVENT);

        assertThat(String.join("", recorded())).hasSize(1 << 20).endsWith("y");
    }
}

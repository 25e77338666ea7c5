package io.github.streamcheck.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.wire.Bytes;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.Protocol;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamRecordingTest {

    private final List<StreamEvent> seen = new ArrayList<>();
    private final StreamRecording recording =
            new StreamRecording(Protocol.all().get(0).framing(), seen::add);

    private void event(String type, String data) {
        byte[] bytes = data.getBytes(UTF_8);
        SseEvent event = new SseEvent(0, 0, 1, 0, type, Bytes.copyOf(bytes, 0, bytes.length), 1, true);
        recording.on(new StreamEvent.EventReceived(event, Payload.Done.INSTANCE, 0));
    }

    private String recorded() {
        StringBuilder all = new StringBuilder();
        recording.events().forEach(event -> all.append(new String(event, UTF_8)));
        return all.toString();
    }

    @Test
    void keepsEventsAsTheyWouldBeSentAgain() {
        event("message", "{}");
        event("response.created", "{\"a\":\"é\"}");
        event("message", "two\nlines");

        assertThat(recorded())
                .isEqualTo("data: {}\n\nevent: response.created\ndata: {\"a\":\"é\"}\n\ndata: two\ndata: lines\n\n");
        assertThat(seen).hasSize(3);
    }

    @Test
    void keepsNoMoreThanAMebibyte() {
        event("message", "x".repeat(1 << 20));
        event("message", "y");

        assertThat(recorded()).doesNotContain("y");
        assertThat(seen).hasSize(2);
    }
}

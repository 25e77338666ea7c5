package io.github.streamcheck.simulator.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.simulator.api.ApiException;
import io.github.streamcheck.simulator.api.Frame;
import io.github.streamcheck.simulator.api.Reply;
import io.github.streamcheck.simulator.api.Requests;
import io.github.streamcheck.simulator.api.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

class GzipTest {

    private static final int HEADER = 10;

    private final Script script;

    GzipTest() throws ApiException {
        script = new Faulty().correct(Requests.CHAT_STREAM).script();
    }

    @Test
    void givesEachEventAsSoonAsItsBytesAreThere() throws DataFormatException {
        Inflater inflater = new Inflater(true);
        List<String> read = new ArrayList<>();
        boolean first = true;
        for (Frame frame : Gzip.compress(script).frames()) {
            if (frame instanceof Frame.Send send) {
                byte[] bytes = send.payload().toBytes();
                int from = first ? HEADER : 0;
                first = false;
                inflater.setInput(bytes, from, bytes.length - from);
                byte[] text = new byte[10_000];
                read.add(new String(text, 0, inflater.inflate(text), UTF_8));
            }
        }

        // The last write holds but the end of the format.
        assertThat(read.subList(0, read.size() - 1))
                .containsExactlyElementsOf(Faulty.texts(new Reply(200, Map.of(), 0, Reply.Kind.STREAM, script)));
        assertThat(read).last().isEqualTo("");
        assertThat(inflater.finished()).isTrue();
    }

    @Test
    void keepsTheTimesAndTheCountOfTokens() {
        List<Frame> frames = Gzip.compress(script).frames();

        for (int i = 0; i < script.frames().size() - 1; i++) {
            Frame.Send plain = (Frame.Send) script.frames().get(i);
            assertThat(frames.get(i))
                    .isInstanceOfSatisfying(
                            Frame.Send.class,
                            send -> assertThat(send.with(plain.payload())).isEqualTo(plain));
        }
    }
}

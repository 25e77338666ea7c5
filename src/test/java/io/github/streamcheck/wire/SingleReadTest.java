package io.github.streamcheck.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import org.apache.hc.core5.reactor.IOSession;
import org.junit.jupiter.api.Test;

class SingleReadTest {

    private static final long MILLI = 1_000_000;

    private long nowMillis = 1_000;
    private int left = 100;
    private final LoopProbe probe = new LoopProbe(() -> nowMillis * MILLI);
    private final ReadRounds rounds =
            new ReadRounds(() -> nowMillis * MILLI, probe, new Heartbeat(() -> nowMillis * MILLI));
    private final SingleRead session = new SingleRead(
            (IOSession) Proxy.newProxyInstance(
                    IOSession.class.getClassLoader(),
                    new Class<?>[] {IOSession.class},
                    (proxy, method, arguments) ->
                            method.getName().equals("read") ? read((ByteBuffer) arguments[0]) : null),
            rounds,
            probe);

    /** Gives what is left. */
    private int read(ByteBuffer into) {
        int length = Math.min(left, into.remaining());
        into.position(into.position() + length);
        left -= length;
        return length;
    }

    private int readInto(int room) throws IOException {
        return session.read(ByteBuffer.allocate(room));
    }

    @Test
    void readsOnceEachTimeTheConnectionIsReady() throws IOException {
        session.updateReadTime();
        assertThat(readInto(40)).isEqualTo(40);
        assertThat(readInto(40)).isZero();
        session.updateReadTime();
        assertThat(readInto(100)).isEqualTo(60);
    }

    @Test
    void readsAlsoWhenItIsReadyToBeWritten() throws IOException {
        session.updateReadTime();
        assertThat(readInto(40)).isEqualTo(40);
        session.updateWriteTime();
        assertThat(readInto(40)).isEqualTo(40);
    }

    @Test
    void whatItLeavesHasWaited() throws IOException {
        session.updateReadTime();
        readInto(40);
        rounds.handled();
        nowMillis += 9;
        session.updateReadTime();
        assertThat(rounds.waited(nowMillis * MILLI) / MILLI).isEqualTo(9);
        readInto(100);
        rounds.handled();
        nowMillis += 9;
        session.updateReadTime();
        assertThat(rounds.waited(nowMillis * MILLI)).as("nothing was left").isZero();
    }
}

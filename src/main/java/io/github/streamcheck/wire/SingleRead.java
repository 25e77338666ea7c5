package io.github.streamcheck.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOSession;

/**
 * Reads a connection once whenever it is ready, and not again before all others that are ready have had their turn. HttpCore's
 * {@code ChunkDecoder} would ask the socket before each chunk, even with whole chunks in its buffer: that costs a call of the system
 * for each event, and one fast stream would keep the only I/O thread until its socket is empty, while the others wait. What a read
 * leaves in the socket makes it ready again.
 *
 * <p>For the one thread that reads its session.
 */
final class SingleRead extends SessionDecorator {

    private final ReadRounds rounds;
    private final LoopProbe probe;
    private final ReadRounds.Turn turn;
    private boolean done;

    /** {@code rounds} and {@code probe} measure how late this client is. */
    SingleRead(IOSession session, ReadRounds rounds, LoopProbe probe) {
        this(session, ReadPace.FULL, rounds, probe);
    }

    private SingleRead(IOSession session, ReadPace pace, ReadRounds rounds, LoopProbe probe) {
        super(session);
        this.rounds = rounds;
        this.probe = probe;
        this.turn = new ReadRounds.Turn(this, pace);
    }

    /** The same, which is read slowly. */
    static SingleRead slowly(SlowRead session, ReadRounds rounds, LoopProbe probe) {
        return new SingleRead(session, session, rounds, probe);
    }

    /** HttpCore calls this first when the connection has become ready to be read. */
    @Override
    public void updateReadTime() {
        done = false;
        rounds.begins(turn);
        super.updateReadTime();
    }

    /** HttpCore calls this first when it is ready to be written; the check for a stale connection then reads. */
    @Override
    public void updateWriteTime() {
        done = false;
        probe.written(this);
        super.updateWriteTime();
    }

    @Override
    public void close() {
        probe.closed(this);
        super.close();
    }

    @Override
    public void close(CloseMode mode) {
        probe.closed(this);
        super.close(mode);
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (done) {
            return 0;
        }
        done = true;
        int bytes = super.read(into);
        rounds.read(turn, into.hasRemaining());
        return bytes;
    }
}

package io.github.streamcheck.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.reactor.IOSession;

/**
 * Ends a connection of HTTP/2 whose server sends and sends without reading what this client has to answer: the acknowledgements
 * of PING and SETTINGS would fill the memory, since HttpCore queues them without a limit (CVE-2019-9512, CVE-2019-9515). A server
 * that reads leaves the way out free again and again, however much it sends.
 *
 * <p>For the one thread that reads and writes its session.
 */
final class UnreadAnswersGuard extends SessionDecorator {

    /** Some 60,000 PINGs, or 116,000 empty SETTINGS: a few MiB of answers. */
    private static final int MAX_READ_WHILE_BLOCKED = 1 << 20;

    private boolean blocked;
    private long readWhileBlocked;

    UnreadAnswersGuard(IOSession session) {
        super(session);
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        int bytes = super.read(into);
        readWhileBlocked = blocked ? readWhileBlocked + Math.max(0, bytes) : 0;
        if (readWhileBlocked > MAX_READ_WHILE_BLOCKED) {
            throw new IOException(new ProtocolException("the server keeps sending and reads nothing"));
        }
        return bytes;
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        int bytes = super.write(from);
        blocked = from.hasRemaining();
        return bytes;
    }
}

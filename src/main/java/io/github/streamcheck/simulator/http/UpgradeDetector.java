package io.github.streamcheck.simulator.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.streamcheck.simulator.api.GenerationApi;
import io.github.streamcheck.simulator.metrics.MetricsPages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.EventMask;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOEventHandlerFactory;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the first request of a connection: one for a WebSocket goes one way, all others go on to HTTP, which has not missed
 * anything. HttpCore's server can't be upgraded.
 */
final class UpgradeDetector implements IOEventHandler {

    /** The paths where WebSockets are spoken. */
    private static final Pattern WEB_SOCKET = Pattern.compile(
            "GET (" + GenerationApi.REALTIME.path() + "|" + MetricsPages.FEED + ")(\\?\\S*)? HTTP/1\\.1\r\n");

    private static final String UPGRADE = "\r\nupgrade: websocket\r\n";
    private static final String END = "\r\n\r\n";
    private static final int LONGEST_HEAD = 64 << 10;

    private final Supplier<IOEventHandler> http;
    private final BiFunction<IOSession, byte[], Optional<IOEventHandler>> webSocket;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private @Nullable IOEventHandler handler;

    private UpgradeDetector(
            Supplier<IOEventHandler> http, BiFunction<IOSession, byte[], Optional<IOEventHandler>> webSocket) {
        this.http = http;
        this.webSocket = webSocket;
    }

    /**
     * A factory of handlers that distinguish the two.
     *
     * @param webSocket makes the handler of a connection that begins with these bytes, an upgrade's head; empty if it is refused
     */
    static IOEventHandlerFactory around(
            IOEventHandlerFactory http, BiFunction<IOSession, byte[], Optional<IOEventHandler>> webSocket) {
        return (session, attachment) -> new UpgradeDetector(() -> http.createHandler(session, attachment), webSocket);
    }

    @Override
    public void connected(IOSession session) {
        session.setEvent(EventMask.READ);
    }

    @Override
    public void inputReady(IOSession session, @Nullable ByteBuffer source) throws IOException {
        IOEventHandler known = handler;
        if (known != null) {
            known.inputReady(session, source);
            return;
        }
        ByteBuffer read = ByteBuffer.allocate(8 << 10);
        int length = session.read(read);
        if (length < 0) {
            session.close(CloseMode.GRACEFUL);
            return;
        }
        head.write(read.array(), 0, length);
        String begin = head.toString(ISO_8859_1);
        boolean mayBe = WEB_SOCKET.matcher(begin).lookingAt();
        if (mayBe && !begin.contains(END) && head.size() < LONGEST_HEAD) {
            return;
        }
        Optional<IOEventHandler> agreed =
                mayBe && begin.toLowerCase(Locale.ROOT).contains(UPGRADE)
                        ? webSocket.apply(session, head.toByteArray())
                        : Optional.empty();
        IOEventHandler chosen = agreed.orElseGet(http);
        handler = chosen;
        chosen.connected(session);
        if (agreed.isEmpty()) {
            chosen.inputReady(session, ByteBuffer.wrap(head.toByteArray()));
        }
        head.reset();
    }

    @Override
    public void outputReady(IOSession session) throws IOException {
        if (handler != null) {
            handler.outputReady(session);
        }
    }

    @Override
    public void timeout(IOSession session, Timeout timeout) throws IOException {
        if (handler != null) {
            handler.timeout(session, timeout);
        }
    }

    @Override
    public void exception(IOSession session, Exception cause) {
        if (handler != null) {
            handler.exception(session, cause);
        } else {
            session.close(CloseMode.IMMEDIATE);
        }
    }

    @Override
    public void disconnected(IOSession session) {
        if (handler != null) {
            handler.disconnected(session);
        }
    }
}

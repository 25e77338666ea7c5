package io.github.streamcheck.simulator.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOEventHandlerFactory;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Ends an exchange as soon as its client closes the connection. HttpCore alone takes that for a half-closed connection and goes on
 * with the answer, so that a stream which waits would never know.
 */
final class HangUpDetector implements IOEventHandler {

    private final IOEventHandler handler;
    private final OpenSessions sessions;

    private HangUpDetector(IOEventHandler handler, OpenSessions sessions) {
        this.handler = handler;
        this.sessions = sessions;
    }

    /** A factory of the same handlers, each with a detector around it; {@code sessions} learns which there are. */
    static IOEventHandlerFactory around(IOEventHandlerFactory factory, OpenSessions sessions) {
        return (session, attachment) -> new HangUpDetector(factory.createHandler(session, attachment), sessions);
    }

    @Override
    public void connected(IOSession session) throws IOException {
        sessions.connected(session);
        handler.connected(session);
    }

    @Override
    public void inputReady(IOSession session, @Nullable ByteBuffer source) throws IOException {
        boolean wasOpen = isOpen();
        handler.inputReady(session, source);
        if (wasOpen && !isOpen()) {
            // Input alone closes a connection only by its end.
            handler.exception(session, new ConnectionClosedException("the client has closed the connection"));
        }
    }

    @Override
    public void outputReady(IOSession session) throws IOException {
        handler.outputReady(session);
    }

    @Override
    public void timeout(IOSession session, Timeout timeout) throws IOException {
        handler.timeout(session, timeout);
    }

    @Override
    public void exception(IOSession session, Exception cause) {
        handler.exception(session, cause);
    }

    @Override
    public void disconnected(IOSession session) {
        sessions.disconnected(session);
        handler.disconnected(session);
    }

    private boolean isOpen() {
        return handler instanceof HttpConnection connection && connection.isOpen();
    }
}

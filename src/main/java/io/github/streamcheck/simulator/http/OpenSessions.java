package io.github.streamcheck.simulator.http;

import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOSession;
import org.jspecify.annotations.Nullable;

/** The open connections, by the addresses of their clients, to be reset from outside of HttpCore. Thread-safe. */
final class OpenSessions {

    private final Map<SocketAddress, IOSession> sessions = new ConcurrentHashMap<>();

    void connected(IOSession session) {
        SocketAddress client = session.getRemoteAddress();
        if (client != null) {
            sessions.put(client, session);
        }
    }

    void disconnected(IOSession session) {
        sessions.values().remove(session);
    }

    /** Resets a connection; does nothing if it is closed. */
    void reset(@Nullable EndpointDetails connection) {
        IOSession session = connection == null ? null : sessions.get(connection.getRemoteAddress());
        if (session != null) {
            session.close(CloseMode.IMMEDIATE);
        }
    }
}

package io.github.streamcheck.run;

import io.github.streamcheck.plan.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.impl.bootstrap.HttpServer;
import org.apache.hc.core5.http.impl.bootstrap.ServerBootstrap;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/** Sends recorded streams again, as fast as they are read, to those who know its path: to this process alone. */
final class ReplayServer implements AutoCloseable {

    private final String path = "/" + UUID.randomUUID();
    private final String host = InetAddress.getLoopbackAddress().getHostAddress();
    private final HttpServer server;

    /**
     * A stream to send again.
     *
     * @param pieces of its body, each sent by itself
     */
    record Replay(String mediaType, List<byte[]> pieces) {

        /** At other paths. */
        private static final Replay NONE = new Replay("text/event-stream", List.of());
    }

    /**
     * Starts it, at a free port of the loopback interface.
     *
     * @param streams by the path at which each is asked for
     * @throws IOException if there is no such port
     */
    ReplayServer(Map<String, Replay> streams) throws IOException {
        server = ServerBootstrap.bootstrap()
                .setLocalAddress(InetAddress.getLoopbackAddress())
                .setListenerPort(0)
                .setCanonicalHostName(host)
                .setSocketConfig(SocketConfig.custom()
                        .setTcpNoDelay(true)
                        .setSoTimeout(Timeout.ofSeconds(10))
                        .build())
                .register(path + "/*", (request, response, context) -> {
                    Replay stream = streams.getOrDefault(request.getPath().substring(path.length()), Replay.NONE);
                    response.setCode(HttpStatus.SC_OK);
                    response.setEntity(new EntityTemplate(-1, ContentType.create(stream.mediaType()), null, out -> {
                        for (byte[] piece : stream.pieces()) {
                            out.write(piece);
                            out.flush();
                        }
                    }));
                })
                .create();
        server.start();
    }

    /** Where it is. */
    Target target() {
        URI root = URI.create(new HttpHost("http", host, server.getLocalPort()).toURI() + path);
        return new Target(root, Map.of(), Optional.empty(), Optional.empty());
    }

    @Override
    public void close() {
        server.close(CloseMode.IMMEDIATE);
    }
}

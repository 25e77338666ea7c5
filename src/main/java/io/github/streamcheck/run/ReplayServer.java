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
     * Starts it, at a free port of the loopback interface.
     *
     * @param events those of a stream, by the path at which it is asked for
     * @throws IOException if there is no such port
     */
    ReplayServer(Map<String, List<byte[]>> events) throws IOException {
        server = ServerBootstrap.bootstrap()
                .setLocalAddress(InetAddress.getLoopbackAddress())
                .setListenerPort(0)
                .setCanonicalHostName(host)
                .setSocketConfig(SocketConfig.custom()
                        .setTcpNoDelay(true)
                        .setSoTimeout(Timeout.ofSeconds(10))
                        .build())
                .register(path + "/*", (request, response, context) -> {
                    List<byte[]> stream = events.getOrDefault(request.getPath().substring(path.length()), List.of());
                    response.setCode(HttpStatus.SC_OK);
                    response.setEntity(new EntityTemplate(-1, ContentType.TEXT_EVENT_STREAM, null, out -> {
                        for (byte[] event : stream) {
                            out.write(event);
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

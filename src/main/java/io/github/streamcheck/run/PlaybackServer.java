package io.github.streamcheck.run;

import io.github.streamcheck.plan.Target;
import io.github.streamcheck.wire.Bytes;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends one answer, byte for byte, to the first request that comes over the loopback interface, and closes the connection. */
final class PlaybackServer implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *([0-9]+)");

    private final ServerSocket socket;

    PlaybackServer(Bytes answer) throws IOException {
        socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> serve(answer), "streamcheck-playback");
        thread.setDaemon(true);
        thread.start();
    }

    /** Where it is. */
    Target target() {
        URI here = URI.create("http://" + socket.getInetAddress().getHostAddress() + ":" + socket.getLocalPort());
        return new Target(here, Map.of(), Optional.empty(), Optional.empty());
    }

    private void serve(Bytes answer) {
        try (Socket client = socket.accept()) {
            client.setSoTimeout(PATIENCE_MILLIS);
            InputStream request = new BufferedInputStream(client.getInputStream());
            request.skipNBytes(bodyLength(head(request)));
            try (InputStream bytes = answer.stream()) {
                bytes.transferTo(client.getOutputStream());
            }
            client.shutdownOutput();
            // A connection that is closed while the other side still sends is reset, and what was sent is lost.
            request.transferTo(OutputStream.nullOutputStream());
        } catch (IOException closed) {
            // The client sees the same.
        }
    }

    private static String head(InputStream request) throws IOException {
        StringBuilder head = new StringBuilder();
        int next;
        while (head.indexOf("\r\n\r\n") < 0 && (next = request.read()) >= 0) {
            head.append((char) next);
        }
        return head.toString();
    }

    private static long bodyLength(String head) {
        Matcher length = LENGTH.matcher(head);
        return length.find() ? Long.parseLong(length.group(1)) : 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

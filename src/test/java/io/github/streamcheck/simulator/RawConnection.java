package io.github.streamcheck.simulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** One connection, on which a test sees every byte. A read that lasts longer than 10 s fails. */
final class RawConnection implements AutoCloseable {

    private final Socket socket;
    private final InputStream input;

    RawConnection(URI server) throws IOException {
        socket = new Socket();
        socket.setReceiveBufferSize(64 * 1024); // small, so that a test can be a slow reader
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
        socket.setSoTimeout(10_000);
        input = new BufferedInputStream(socket.getInputStream());
    }

    /** Sends a POST; each header is a whole line without its end. */
    RawConnection post(String path, String body, String... headers) throws IOException {
        StringBuilder request = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: simulator\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        byte[] bytes = body.getBytes(UTF_8);
        request.append("Content-Length: ").append(bytes.length).append("\r\n\r\n");
        socket.getOutputStream().write(request.toString().getBytes(UTF_8));
        socket.getOutputStream().write(bytes);
        return this;
    }

    /** All until the server closes in order. */
    String readToEnd() throws IOException {
        return new String(input.readAllBytes(), UTF_8);
    }

    /** All up to and including that text. */
    String readTo(String text) throws IOException {
        // One character a byte, so that what was read is searched only at its end.
        String end = new String(text.getBytes(UTF_8), ISO_8859_1);
        StringBuilder read = new StringBuilder();
        while (read.length() < end.length() || read.indexOf(end, read.length() - end.length()) < 0) {
            int next = input.read();
            if (next < 0) {
                throw new IOException("the stream ended before '" + text + "': " + read);
            }
            read.append((char) next);
        }
        return new String(read.toString().getBytes(ISO_8859_1), UTF_8);
    }

    /** Whether the server closes the connection in order before it sends another byte. */
    boolean isClosed() throws IOException {
        return input.read() < 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

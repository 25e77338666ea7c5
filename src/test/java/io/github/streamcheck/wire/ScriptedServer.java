package io.github.streamcheck.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that does on the socket exactly what a test says, bad manners included. */
public final class ScriptedServer implements AutoCloseable {

    private final ServerSocket listener;
    private final Script script;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private final AtomicInteger connections = new AtomicInteger();

    /** What is done with one connection. */
    public interface Script {
        void play(Connection connection) throws IOException;
    }

    public ScriptedServer(Script script) {
        this(onLoopback(), script);
    }

    /** {@code listener}: a socket that listens, of whatever kind; closed with the server. */
    public ScriptedServer(ServerSocket listener, Script script) {
        this.script = script;
        this.listener = listener;
        start("scripted-server", this::accept);
    }

    private static ServerSocket onLoopback() {
        try {
            return new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Answers every request with the same bytes, and keeps the connection open. */
    public static ScriptedServer answering(String... parts) {
        return new ScriptedServer(connection -> {
            while (connection.readRequest()) {
                connection.send(parts);
            }
        });
    }

    /** An answer of status 200 with an event stream, in one chunk. */
    public static String eventStream(String body) {
        int length = body.getBytes(UTF_8).length;
        return "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                + (length == 0 ? "" : Integer.toHexString(length) + "\r\n" + body + "\r\n")
                + "0\r\n\r\n";
    }

    /** An answer of any status and type. */
    public static String answer(String status, String type, String body) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + body.getBytes(UTF_8).length
                + "\r\n\r\n" + body;
    }

    int port() {
        return listener.getLocalPort();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** The next request that was read: its head and body. */
    public String takeRequest() throws InterruptedException {
        String request = requests.poll(10, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("no request within 10 s");
        }
        return request;
    }

    /** All requests that were read and not taken. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    public int connections() {
        return connections.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                sockets.add(socket);
                connections.incrementAndGet();
                start("scripted-connection", () -> play(socket));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void play(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            script.play(new Connection(socket));
        } catch (IOException gone) {
            // The client has left, or the test is over.
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    /** One connection, on a thread of its own. */
    public final class Connection {

        private final Socket socket;
        private final InputStream in;
        private String lastRequest = "";

        Connection(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedInputStream(socket.getInputStream());
        }

        /** Reads one request; false if the client has closed. */
        public boolean readRequest() throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    return false;
                }
                head.append((char) next);
            }
            int length = head.toString()
                    .lines()
                    .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
                    .mapToInt(line -> Integer.parseInt(
                            line.substring(line.indexOf(':') + 1).trim()))
                    .findFirst()
                    .orElse(0);
            byte[] body = in.readNBytes(length);
            lastRequest = head + new String(body, UTF_8);
            requests.add(lastRequest);
            return true;
        }

        /** What comes, for a server of another protocol than HTTP/1.1. */
        public InputStream in() {
            return in;
        }

        /** The request that was read last: its head and body. */
        public String lastRequest() {
            return lastRequest;
        }

        /** Sends each part in a write of its own. */
        public void send(String... parts) throws IOException {
            for (String part : parts) {
                sendBytes(part.getBytes(UTF_8));
            }
        }

        public void sendLatin1(String bytes) throws IOException {
            sendBytes(bytes.getBytes(ISO_8859_1));
        }

        public void sendBytes(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        }

        /** Sends the same again and again, until the client has had enough. */
        public void sendWithoutEnd(String part) throws IOException {
            byte[] bytes = part.repeat(Math.max(1, (64 << 10) / part.length())).getBytes(UTF_8);
            while (true) {
                sendBytes(bytes);
            }
        }

        /** Passes on all that comes, both ways, until one side closes. */
        public void relayTo(int port) throws IOException {
            try (Socket other = new Socket(InetAddress.getLoopbackAddress(), port)) {
                sockets.add(other);
                start("scripted-relay", () -> {
                    try (other) {
                        in.transferTo(other.getOutputStream());
                    } catch (IOException gone) {
                        // One of them has closed.
                    }
                });
                other.getInputStream().transferTo(socket.getOutputStream());
            }
        }

        /** Closes so that the client sees a reset. */
        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /** Waits until the client closes. */
        public void awaitClose(CountDownLatch closed) throws IOException {
            try {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            } finally {
                // A reset is a way to close, too.
                closed.countDown();
            }
        }
    }
}

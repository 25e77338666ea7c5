package io.github.streamcheck.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.streamcheck.plan.Target;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * One request of HTTP/1.0 over a socket of its own, as old proxies and small clients make it; HttpClient speaks no such
 * version. Does not go through a proxy. {@link #close} ends it at once, from any thread.
 */
public final class Http10Exchange implements AutoCloseable {

    private static final int MAX_HEAD = 64 * 1024;
    private static final int MAX_BODY = 1 << 20;
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    private final Target target;
    private final URI uri;
    private final byte[] body;
    private final String accept;
    private final Duration connectLimit;
    private final Socket socket = new Socket();
    private final CompletableFuture<Http10Answer> answer = new CompletableFuture<>();
    private final Thread thread = new Thread(this::exchange, "streamcheck-http10");

    private Http10Exchange(Target target, String path, byte[] body, String accept, Duration connectLimit) {
        this.target = target;
        this.uri = target.resolve(path);
        this.body = body.clone();
        this.accept = accept;
        this.connectLimit = connectLimit;
        thread.setDaemon(true);
    }

    /** Asks for a stream, with the target's headers and key. */
    public static Http10Exchange post(Target target, Protocol protocol, StreamRequest request, Duration connectLimit) {
        Http10Exchange exchange = new Http10Exchange(
                protocol.at(target),
                protocol.endpoint().path(),
                protocol.requestBody(request),
                protocol.accept(ClientProfile.STREAMCHECK),
                connectLimit);
        exchange.thread.start();
        return exchange;
    }

    /** Never fails: what went wrong is in the answer. */
    public CompletableFuture<Http10Answer> answer() {
        return answer;
    }

    private void exchange() {
        boolean connected = false;
        try {
            int port = uri.getPort() > 0 ? uri.getPort() : isSecure() ? HTTPS_PORT : HTTP_PORT;
            socket.connect(new InetSocketAddress(uri.getHost(), port), (int) connectLimit.toMillis());
            connected = true;
            try (Socket wire = isSecure() ? secured(port) : socket) {
                OutputStream out = wire.getOutputStream();
                out.write(head().getBytes(ISO_8859_1));
                out.write(body);
                out.flush();
                answer.complete(read(new BufferedInputStream(wire.getInputStream())));
            }
        } catch (IOException | RuntimeException problem) {
            answer.complete(Http10Answer.failed(Failures.describe(problem, connected, uri)));
        }
    }

    private boolean isSecure() {
        return "https".equals(uri.getScheme());
    }

    private Socket secured(int port) throws IOException {
        SSLSocket secure = (SSLSocket)
                TlsContext.of(target.tls()).getSocketFactory().createSocket(socket, uri.getHost(), port, true);
        if (!target.tls().insecure()) {
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
        }
        return secure;
    }

    private String head() {
        StringBuilder head = new StringBuilder("POST " + uri.getRawPath() + " HTTP/1.0\r\n");
        header(head, "Host", uri.getRawAuthority());
        header(head, "Content-Type", "application/json");
        header(head, "Content-Length", String.valueOf(body.length));
        header(head, "Accept", accept);
        RequestHeaders.of(target, (name, value, sensitive) -> header(head, name, value));
        return head.append("\r\n").toString();
    }

    private static void header(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }

    private static Http10Answer read(InputStream in) throws IOException {
        List<String> lines = head(in);
        int status = status(lines.isEmpty() ? "" : lines.get(0));
        if (status == 0) {
            return Http10Answer.failed(lines.isEmpty() ? "the connection was closed without an answer" : "no HTTP");
        }
        List<StreamEvent.Header> headers = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.add(new StreamEvent.Header(
                        line.substring(0, colon), line.substring(colon + 1).trim()));
            }
        }
        Http10Answer begun = new Http10Answer(status, headers, Bytes.EMPTY, Optional.empty());
        // A body in chunks has an end of its own, and says all there is to say.
        return begun.isChunked() ? begun : withBody(begun, in);
    }

    private static Http10Answer withBody(Http10Answer begun, InputStream in) throws IOException {
        int expected = begun.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase("content-length"))
                .map(header -> header.value())
                .filter(value -> value.matches("\\d{1,9}"))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(Integer.MAX_VALUE);
        Optional<String> problem = Optional.empty();
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try {
            while (read.size() < Math.min(expected, MAX_BODY)) {
                int next = in.read();
                if (next < 0) {
                    break;
                }
                read.write(next);
            }
        } catch (IOException cut) {
            problem = Optional.of("the connection was cut: " + cut.getMessage());
        }
        if (problem.isEmpty() && expected < MAX_BODY && read.size() < expected) {
            problem = Optional.of("the body ends before its Content-Length");
        }
        byte[] bytes = read.toByteArray();
        return new Http10Answer(begun.status(), begun.headers(), Bytes.copyOf(bytes, 0, bytes.length), problem);
    }

    /** The lines up to the blank one. */
    private static List<String> head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < MAX_HEAD && !isHeadOver(head)) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString().lines().filter(line -> !line.isEmpty()).toList();
    }

    private static boolean isHeadOver(StringBuilder head) {
        int end = head.length();
        return end > 1
                && head.charAt(end - 1) == '\n'
                && (head.charAt(end - 2) == '\n' || head.charAt(end - 2) == '\r')
                && head.lastIndexOf("\n", end - 2) >= end - 3;
    }

    private static int status(String line) {
        String[] parts = line.split(" ", 3);
        return parts.length > 1 && parts[0].startsWith("HTTP/") && parts[1].matches("\\d{3}")
                ? Integer.parseInt(parts[1])
                : 0;
    }

    @Override
    public void close() {
        try {
            socket.close();
            thread.join(connectLimit.toMillis());
        } catch (IOException closed) {
            // There is nothing left to close.
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }
}

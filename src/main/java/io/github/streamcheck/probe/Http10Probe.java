package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.Severity;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** A client of HTTP/1.0. */
@AutoService(Rule.class)
public final class Http10Probe implements Probe {

    private static final int MAX_ANSWER = 1 << 20;

    @Override
    public String id() {
        return "probe-http10";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String summary() {
        return "a request in HTTP/1.0: answered without chunks, or refused";
    }

    @Override
    public String explanation() {
        return "Some proxies and load balancers ask in HTTP/1.0, which knows no chunked framing: the "
                + "sizes of the chunks would stand in the text. Accepted: a body that ends with its "
                + "connection; 426, 505 or any 4xx. Made over plain HTTP only.";
    }

    @Override
    public Result run(Client client) throws InterruptedException {
        URI uri = client.target().resolve(client.protocol().endpoint().path());
        if (!"http".equals(uri.getScheme()) || client.target().proxy().isPresent()) {
            return Result.notApplicable("it is made over plain HTTP only, and without a proxy");
        }
        try {
            String answer = ask(uri, client);
            int headEnd = answer.indexOf("\r\n\r\n");
            String head = (headEnd < 0 ? answer : answer.substring(0, headEnd)).toLowerCase(Locale.ROOT);
            if (head.matches("(?s)http/1\\.[01] (4[0-9][0-9]|505).*")) {
                return Result.EXPECTED;
            }
            boolean chunked = head.contains("transfer-encoding: chunked");
            boolean whole = answer.contains("[DONE]");
            return Result.of(
                    !chunked && whole,
                    chunked
                            ? "a client of HTTP/1.0 is answered in chunks"
                            : "a client of HTTP/1.0 gets no whole stream");
        } catch (IOException problem) {
            return Result.found("a client of HTTP/1.0 gets no answer: " + problem.getMessage());
        }
    }

    private static String ask(URI uri, Client client) throws IOException {
        byte[] body = client.protocol().requestBody(client.request("hello", Map.of()));
        StringBuilder head = new StringBuilder("POST " + uri.getRawPath() + " HTTP/1.0\r\n"
                + "Host: " + uri.getAuthority() + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                + "\r\n");
        client.target()
                .headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        client.target()
                .credential()
                .ifPresent(key -> head.append("Authorization: Bearer ")
                        .append(key.reveal())
                        .append("\r\n"));
        int limit = Math.toIntExact(client.limit().toMillis());
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort()), limit);
            socket.setSoTimeout(limit);
            OutputStream out = socket.getOutputStream();
            out.write((head + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.write(body);
            out.flush();
            return new String(socket.getInputStream().readNBytes(MAX_ANSWER), StandardCharsets.UTF_8);
        }
    }
}

package io.github.streamcheck.live;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * When the bytes of one stream arrive at a client that does nothing but read.
 *
 * @param head the head of the answer
 * @param reads what came, head included
 */
record Arrivals(String head, List<Read> reads) {

    private static final String REQUEST = """
            {"messages":[{"role":"user","content":"hello"}],"stream":true,"stream_options":{"include_usage":true}}""";

    private static final int TIMEOUT_MILLIS = 20_000;
    private static final List<String> SHOWN =
            List.of("server:", "via:", "x-accel-buffering:", "content-length:", "content-encoding:", "content-type:");

    /**
     * What came with one read.
     *
     * @param millis after the request
     * @param bytes how many, framing included
     */
    record Read(long millis, int bytes) {

        @Override
        public String toString() {
            return bytes + "@" + millis;
        }
    }

    Arrivals {
        reads = List.copyOf(reads);
    }

    /** Asks for one stream; each header is a whole line without its end. */
    static Arrivals of(URI base, String... headers) throws IOException {
        StringBuilder request = new StringBuilder("POST " + base.getPath() + "/v1/chat/completions HTTP/1.1\r\n")
                .append("Host: ")
                .append(base.getAuthority())
                .append("\r\nContent-Type: application/json\r\nConnection: close\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        request.append("Content-Length: ").append(REQUEST.length()).append("\r\n\r\n");
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.setTcpNoDelay(true);
            long began = System.nanoTime();
            socket.getOutputStream().write((request + REQUEST).getBytes(UTF_8));
            return read(socket.getInputStream(), began);
        }
    }

    private static Arrivals read(InputStream input, long began) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        List<Read> reads = new ArrayList<>();
        byte[] buffer = new byte[1 << 18];
        for (int length = input.read(buffer); length >= 0; length = input.read(buffer)) {
            reads.add(new Read((System.nanoTime() - began) / 1_000_000, length));
            all.write(buffer, 0, length);
        }
        String answer = all.toString(ISO_8859_1);
        int end = answer.indexOf("\r\n\r\n");
        return new Arrivals(end < 0 ? answer : answer.substring(0, end), reads);
    }

    /** The status line and those headers that tell who has answered; then the reads: bytes@milliseconds. */
    @Override
    public String toString() {
        String headers = head.lines()
                .skip(1)
                .filter(line -> SHOWN.stream().anyMatch(line.toLowerCase(Locale.ROOT)::startsWith))
                .sorted()
                .collect(Collectors.joining(", "));
        return head.lines().findFirst().orElse("") + " (" + headers + "), " + reads.size() + " reads: "
                + reads.stream().map(Read::toString).collect(Collectors.joining(" "));
    }
}

package io.github.streamcheck.recording;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.streamcheck.wire.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A recorded answer of HTTP, to be sent again over HTTP/1.1. What is recorded as it was sent stays as it is; what the recorder has
 * decoded is framed anew.
 */
final class RecordedAnswer {

    private static final Pattern END_OF_HEAD = Pattern.compile("\r?\n\r?\n");
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/([0-9.]+) +([0-9]{3})(.*)");
    private static final Pattern CHUNK_HEAD = Pattern.compile("^[0-9A-Fa-f]{1,15}[ \t]*(;[^\r\n]*)?\r?\n");
    private static final Pattern TEXT = Pattern.compile("^\\s*(data|event|id|retry|:|\\{|\\[)");

    private final String statusLine;
    private final List<String> headers;
    private final String body;
    private final List<String> unknown = new ArrayList<>();

    private RecordedAnswer(String statusLine, List<String> headers, String body) {
        this.statusLine = statusLine;
        this.headers = headers;
        this.body = body;
    }

    /** An answer whose head is known; {@code body} as it was sent or decoded, each byte a character. */
    static RecordedAnswer of(String statusLine, List<String> headers, String body) {
        return new RecordedAnswer(statusLine, new ArrayList<>(headers), body);
    }

    /** One that begins with a status line, each byte a character. Interim heads and that of a proxy's tunnel are left out. */
    static RecordedAnswer parse(String raw) throws UnreadableRecordingException {
        String rest = raw;
        while (true) {
            Matcher end = END_OF_HEAD.matcher(rest);
            if (!end.find()) {
                throw new UnreadableRecordingException("its head does not end: there is no blank line behind it");
            }
            List<String> lines = List.of(rest.substring(0, end.start()).split("\r?\n"));
            String body = rest.substring(end.end());
            if (!STATUS_LINE.matcher(body.lines().findFirst().orElse("")).matches()) {
                return of(lines.get(0), lines.subList(1, lines.size()), body);
            }
            rest = body;
        }
    }

    /** What it does not show. */
    List<String> unknown() {
        return List.copyOf(unknown);
    }

    String body() {
        return body;
    }

    /** All of it as it goes over HTTP/1.1. */
    Bytes encode() {
        Matcher status = STATUS_LINE.matcher(statusLine);
        boolean newer = status.matches() && !status.group(1).startsWith("1.");
        boolean decoded = isDecoded();
        if (decoded) {
            remove("content-encoding");
            remove("content-length");
        }
        boolean unframed = isChunked() && !CHUNK_HEAD.matcher(body).find() && !body.isEmpty();
        if (unframed || decoded) {
            remove("transfer-encoding");
        }
        boolean reframed =
                unframed || decoded || (newer && header("content-length").isEmpty());
        if (reframed) {
            headers.add("Transfer-Encoding: chunked");
            unknown.add("whether the server ended its answer in order");
        }
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        write(answer, newer ? "HTTP/1.1 " + status.group(2) + status.group(3) : statusLine);
        headers.forEach(header -> write(answer, header));
        write(answer, "");
        byte[] bytes = body.getBytes(ISO_8859_1);
        if (reframed && bytes.length > 0) {
            write(answer, Integer.toHexString(bytes.length));
        }
        answer.writeBytes(bytes);
        if (reframed) {
            write(answer, bytes.length > 0 ? "\r\n0\r\n" : "0\r\n");
        }
        byte[] all = answer.toByteArray();
        return Bytes.copyOf(all, 0, all.length);
    }

    /** Whether it says that the body is compressed, and the recorder has decompressed it. */
    private boolean isDecoded() {
        boolean encoded = header("content-encoding")
                .filter(coding -> !coding.equalsIgnoreCase("identity"))
                .isPresent();
        return encoded && !isFramed() && TEXT.matcher(body).find();
    }

    private boolean isFramed() {
        return isChunked() && CHUNK_HEAD.matcher(body).find();
    }

    private boolean isChunked() {
        return header("transfer-encoding")
                .filter(coding -> coding.toLowerCase(Locale.ROOT).contains("chunked"))
                .isPresent();
    }

    private Optional<String> header(String name) {
        return headers.stream()
                .filter(line -> isNamed(line, name))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    private void remove(String name) {
        headers.removeIf(line -> isNamed(line, name));
    }

    private static boolean isNamed(String line, String name) {
        return line.regionMatches(true, 0, name + ":", 0, name.length() + 1);
    }

    private static void write(ByteArrayOutputStream answer, String line) {
        answer.writeBytes((line + "\r\n").getBytes(ISO_8859_1));
    }
}

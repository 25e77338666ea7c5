package io.github.streamcheck.recording;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.streamcheck.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A recorded answer of HTTP, to be sent again over HTTP/1.1. What is recorded as it was sent stays as it is; what the recorder has
 * decoded is framed anew.
 *
 * @param bytes head and body
 * @param unknown what the recording does not show, for people
 */
record RecordedAnswer(Bytes bytes, List<String> unknown) {

    private static final Pattern END_OF_HEAD = Pattern.compile("\r?\n\r?\n");
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/([0-9.]+) +([0-9]{3})(.*)");
    private static final Pattern CHUNK_HEAD = Pattern.compile("^[0-9A-Fa-f]{1,15}[ \t]*(;[^\r\n]*)?\r?\n");
    private static final Pattern TEXT = Pattern.compile("^\\s*(data|event|id|retry|:|\\{|\\[)");
    static final String ENDING = "whether the server ended its answer in order";

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

    /** One whose head is known; {@code body} as it was sent or decoded, each byte a character. */
    static RecordedAnswer of(String statusLine, List<String> given, String body) {
        List<String> headers = new ArrayList<>(given);
        Matcher status = STATUS_LINE.matcher(statusLine);
        boolean newer = status.matches() && !status.group(1).startsWith("1.");
        boolean chunked = header(headers, "transfer-encoding")
                .filter(coding -> coding.toLowerCase(Locale.ROOT).contains("chunked"))
                .isPresent();
        boolean framed = chunked && CHUNK_HEAD.matcher(body).find();
        // It says that the body is compressed, and the recorder has decompressed it.
        boolean decoded = header(headers, "content-encoding")
                        .filter(coding -> !coding.equalsIgnoreCase("identity"))
                        .isPresent()
                && !framed
                && TEXT.matcher(body).find();
        if (decoded) {
            remove(headers, "content-encoding");
            remove(headers, "content-length");
        }
        boolean unframed = chunked && !framed && !body.isEmpty();
        if (unframed || decoded) {
            remove(headers, "transfer-encoding");
        }
        boolean reframed = unframed
                || decoded
                || (newer && header(headers, "content-length").isEmpty());
        if (reframed) {
            headers.add("Transfer-Encoding: chunked");
        }
        String first = newer ? "HTTP/1.1 " + status.group(2) + status.group(3) : statusLine;
        return new RecordedAnswer(
                encode(first, headers, reframed ? chunks(body, false) : body), reframed ? List.of(ENDING) : List.of());
    }

    /**
     * An answer whose body the recorder has taken out of its framing, as all recorders but curl do.
     *
     * @param body each byte a character
     * @param cut whether more was to come
     */
    static Bytes decoded(int status, List<String> given, String body, boolean cut) {
        List<String> headers = new ArrayList<>(given);
        boolean chunked = header(headers, "transfer-encoding").isPresent();
        boolean compressed = header(headers, "content-encoding").isPresent();
        remove(headers, "content-encoding");
        remove(headers, "transfer-encoding");
        boolean otherLength = header(headers, "content-length")
                .filter(length -> !length.equals(Integer.toString(body.length())))
                .isPresent();
        if (compressed || (otherLength && !chunked && !cut)) {
            remove(headers, "content-length");
        }
        boolean reframed = chunked || header(headers, "content-length").isEmpty();
        if (reframed) {
            headers.add("Transfer-Encoding: chunked");
        }
        return encode("HTTP/1.1 " + status + " ", headers, reframed ? chunks(body, cut) : body);
    }

    private static Bytes encode(String statusLine, List<String> headers, String body) {
        StringBuilder answer = new StringBuilder(statusLine).append("\r\n");
        headers.forEach(header -> answer.append(header).append("\r\n"));
        byte[] all = answer.append("\r\n").append(body).toString().getBytes(ISO_8859_1);
        return Bytes.copyOf(all, 0, all.length);
    }

    private static String chunks(String body, boolean cut) {
        String chunk = body.isEmpty() ? "" : Integer.toHexString(body.length()) + "\r\n" + body + "\r\n";
        return cut ? chunk : chunk + "0\r\n\r\n";
    }

    private static Optional<String> header(List<String> headers, String name) {
        return headers.stream()
                .filter(line -> isNamed(line, name))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    private static void remove(List<String> headers, String name) {
        headers.removeIf(line -> isNamed(line, name));
    }

    private static boolean isNamed(String line, String name) {
        return line.regionMatches(true, 0, name + ":", 0, name.length() + 1);
    }
}

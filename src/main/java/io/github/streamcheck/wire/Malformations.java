package io.github.streamcheck.wire;

import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.NotImplementedException;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.apache.hc.core5.http.UnsupportedHttpVersionException;
import org.apache.hc.core5.http2.H2ConnectionException;
import org.apache.hc.core5.http2.H2CorruptFrameException;
import org.apache.hc.core5.http2.hpack.HPackException;

/** Describes what is wrong with an answer that HttpCore refuses to read. Stateless. */
final class Malformations {

    private static final String CHUNKS = "the chunks of the body are malformed";

    private static final String CUT = "the head of the answer ends in the middle of a line: ";

    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/\\d\\.\\d \\d{3}( .*)?");

    /** HttpCore shows the line between these. */
    private static final Pattern SHOWN = Pattern.compile("<(.*)>", Pattern.DOTALL);

    /** What a line of the head is like that was cut before its colon, or has none. */
    private static final Pattern NAME = Pattern.compile("[-!#$%&'*+.^_`|~0-9A-Za-z]+");

    private Malformations() {}

    /** How a stream ended by {@code problem}: malformed, or cut within its head; empty if HttpCore could read what came. */
    static Optional<StreamEnd> of(Exception problem) {
        if (problem instanceof TruncatedChunkException) {
            return Optional.empty();
        }
        if (problem instanceof MalformedChunkCodingException) {
            return malformed(CHUNKS, text(problem));
        }
        if (problem instanceof H2ConnectionException
                || problem instanceof H2CorruptFrameException
                || problem instanceof HPackException) {
            return malformed("the answer breaks the rules of HTTP/2", text(problem));
        }
        if (problem instanceof IllegalArgumentException) {
            // From HttpCore, which passes a negative size on to a buffer.
            return malformed(CHUNKS, "a negative size");
        }
        if (problem.getCause() instanceof ParseException trailer) {
            return malformed("a line of the trailers is malformed", text(trailer));
        }
        if (problem instanceof ParseException) {
            return Optional.of(head(text(problem)));
        }
        if (problem instanceof UnsupportedHttpVersionException) {
            return malformed("the answer is of a version of HTTP that was not asked for", text(problem));
        }
        if (problem instanceof NotImplementedException) {
            return Optional.of(transferEncoding(text(problem)));
        }
        if (problem instanceof ProtocolException) {
            return Optional.of(protocol(text(problem)));
        }
        if (problem.getCause() instanceof ProtocolException broken) {
            return Optional.of(protocol(text(broken)));
        }
        return Optional.empty();
    }

    /** A head that was cut reaches HttpCore's parser as it is, its last line without an end. */
    private static StreamEnd head(String text) {
        Matcher shown = SHOWN.matcher(text);
        String line = shown.find() ? shown.group(1) : text;
        if (text.startsWith("Invalid header")) {
            return NAME.matcher(line).matches()
                    ? new StreamEnd.Cut(CUT + line)
                    : new StreamEnd.Malformed("a line of the head is no header", line);
        }
        Matcher status = STATUS_LINE.matcher(line);
        return !status.matches() && status.hitEnd()
                ? new StreamEnd.Cut(CUT + line)
                : new StreamEnd.Malformed("the answer does not begin with a status line of HTTP", line);
    }

    private static StreamEnd transferEncoding(String text) {
        String coding = text.substring(text.lastIndexOf(':') + 1).strip();
        return !coding.equals("chunked") && "chunked".startsWith(coding)
                ? new StreamEnd.Cut(CUT + "Transfer-Encoding: " + coding)
                : new StreamEnd.Malformed("a Transfer-Encoding other than chunked, or several", text);
    }

    private static StreamEnd protocol(String text) {
        if (text.startsWith("Multiple Content-Length")) {
            return new StreamEnd.Malformed("several Content-Length headers", text);
        }
        String[] length = text.split("content length:", 2);
        if (length.length < 2) {
            return new StreamEnd.Malformed("the answer breaks the rules of HTTP", text);
        }
        return length[1].isBlank()
                ? new StreamEnd.Cut(CUT + "Content-Length:")
                : new StreamEnd.Malformed("a Content-Length that is no number", length[1].strip());
    }

    private static Optional<StreamEnd> malformed(String what, String evidence) {
        return Optional.of(new StreamEnd.Malformed(what, evidence));
    }

    private static String text(Exception problem) {
        String message = problem.getMessage();
        return message == null ? problem.getClass().getSimpleName() : message;
    }
}

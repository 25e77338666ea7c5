package io.github.streamcheck.report;

import io.github.streamcheck.server.ServerCheck;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;

/**
 * The signs of reports, in ASCII where the charset can't show others.
 *
 * @param tick for what is well
 * @param cross for what is not
 * @param warning for what should be known
 * @param note for what is neither
 */
public record Signs(String tick, String cross, String warning, String note) {

    public static final Signs UNICODE = new Signs("✓", "✗", "⚠", "·");
    public static final Signs ASCII = new Signs("+", "x", "!", "-");

    /** The signs that {@code charset} can show. */
    public static Signs in(Charset charset) {
        if (!charset.canEncode()) {
            return ASCII;
        }
        CharsetEncoder encoder = charset.newEncoder();
        return encoder.canEncode("✓✗⚠·") ? UNICODE : ASCII;
    }

    /** The sign of a check that came out so. */
    public String of(ServerCheck.Status status) {
        return switch (status) {
            case OK -> tick;
            case NOTE -> note;
            case WARNING -> warning;
            case VIOLATION -> cross;
        };
    }
}

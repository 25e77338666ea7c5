package io.github.streamcheck.report;

import io.github.streamcheck.result.Outcome;
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
public record Glyphs(String tick, String cross, String warning, String note) {

    public static final Glyphs UNICODE = new Glyphs("✓", "✗", "⚠", "·");
    public static final Glyphs ASCII = new Glyphs("+", "x", "!", "-");

    /** The signs that {@code charset} can show. */
    public static Glyphs in(Charset charset) {
        if (!charset.canEncode()) {
            return ASCII;
        }
        CharsetEncoder encoder = charset.newEncoder();
        return encoder.canEncode("✓✗⚠·") ? UNICODE : ASCII;
    }

    /** The outcome as people read it, with its sign. */
    public String headline(Outcome outcome) {
        return switch (outcome) {
                    case PASS -> tick;
                    case FAIL -> cross;
                    case UNJUDGED -> note;
                }
                + " " + outcome.headline();
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

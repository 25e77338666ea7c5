package io.github.streamcheck.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.streamcheck.wire.FramingAnomaly.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a parser has to find in a body, read off the grammar of an event stream (HTML, 9.2.5) with regular expressions over the
 * whole body: slow, and plain enough to be believed. One character is one byte.
 */
final class SseOracle {

    private static final String BOM = "\u00EF\u00BB\u00BF";

    private static final Pattern LINE = Pattern.compile("([^\r\n]*)(\r\n|\r|\n|\\z)");

    private static final Pattern KNOWN_FIELD = Pattern.compile("(data|event|id|retry)(?:: ?(.*))?", Pattern.DOTALL);

    /** Unicode, table 3-7: well-formed byte sequences, as many as there are. */
    private static final Pattern WELL_FORMED = Pattern.compile("""
            (?x)(?: [\\x00-\\x7F]
            | [\\xC2-\\xDF] [\\x80-\\xBF]
            | \\xE0 [\\xA0-\\xBF] [\\x80-\\xBF]
            | [\\xE1-\\xEC\\xEE\\xEF] [\\x80-\\xBF]{2}
            | \\xED [\\x80-\\x9F] [\\x80-\\xBF]
            | \\xF0 [\\x90-\\xBF] [\\x80-\\xBF]{2}
            | [\\xF1-\\xF3] [\\x80-\\xBF]{3}
            | \\xF4 [\\x80-\\x8F] [\\x80-\\xBF]{2} )*""");

    /** A sequence that is well-formed as far as it goes, which need not be to its end. */
    private static final Pattern BEGUN = Pattern.compile("""
            (?x) [\\xC2-\\xDF]
            | \\xE0 (?: [\\xA0-\\xBF] [\\x80-\\xBF]? )?
            | [\\xE1-\\xEC\\xEE\\xEF] [\\x80-\\xBF]{0,2}
            | \\xED (?: [\\x80-\\x9F] [\\x80-\\xBF]? )?
            | \\xF0 (?: [\\x90-\\xBF] [\\x80-\\xBF]{0,2} )?
            | [\\xF1-\\xF3] [\\x80-\\xBF]{0,3}
            | \\xF4 (?: [\\x80-\\x8F] [\\x80-\\xBF]{0,2} )?""");

    private record Line(String text, int offset, boolean whole) {
        boolean isBlank() {
            return text.isEmpty();
        }
    }

    private final int limit;
    private final List<String> found = new ArrayList<>();
    private boolean idSeen;
    private int events;

    private SseOracle(int limit) {
        this.limit = limit;
    }

    /** The lines that {@link SseTranscript} has to hold after {@code body}. */
    static List<String> expect(String body, int limit) {
        SseOracle oracle = new SseOracle(limit);
        List<Line> block = new ArrayList<>();
        for (Line line : oracle.lines(body)) {
            if (!line.isBlank()) {
                block.add(line);
            } else {
                oracle.block(block, true);
                oracle.blank(block, line.offset);
                block.clear();
            }
        }
        oracle.block(block, false);
        return oracle.found;
    }

    /** All lines; the last, if it is not ended, only if it is not empty. */
    private List<Line> lines(String body) {
        List<Line> lines = new ArrayList<>();
        Matcher matcher = LINE.matcher(body);
        while (matcher.find()) {
            if (matcher.end() > matcher.start()) {
                String text = matcher.group(1);
                boolean whole = text.length() <= limit;
                lines.add(new Line(whole ? text : text.substring(0, limit), matcher.start(), whole));
            }
        }
        return lines.isEmpty() || !body.startsWith(BOM) ? lines : withoutBom(lines);
    }

    private List<Line> withoutBom(List<Line> lines) {
        found.add(SseTranscript.anomaly(Kind.LEADING_BOM, 0, BOM));
        Line first = lines.get(0);
        lines.set(0, new Line(first.text.substring(BOM.length()), BOM.length(), first.whole));
        return lines;
    }

    private void block(List<Line> block, boolean terminated) {
        StringBuilder data = new StringBuilder();
        String type = "";
        int dataLines = 0;
        boolean fields = false;
        for (Line line : block) {
            oddities(line);
            Matcher field = KNOWN_FIELD.matcher(line.text);
            if (line.text.startsWith(":")) {
                found.add(SseTranscript.comment(line.offset));
            } else if (!field.matches()) {
                anomaly(Kind.UNKNOWN_LINE, line.offset, line.text);
            } else {
                fields = true;
                String value = field.group(2) == null ? "" : field.group(2);
                if (field.group(1).equals("event")) {
                    type = value;
                } else if (field.group(1).equals("data")) {
                    boolean fitted = data.length() <= limit;
                    data.append(dataLines++ == 0 ? "" : "\n").append(value);
                    if (fitted && data.length() > limit) {
                        anomaly(Kind.EVENT_TOO_LONG, line.offset, line.text);
                    }
                }
            }
        }
        if (dataLines > 0) {
            String kept = head(data.toString(), limit);
            int offset = block.get(0).offset;
            if (!terminated) {
                anomaly(Kind.UNTERMINATED_EVENT, offset, kept);
            }
            String name = type.isEmpty() ? "message" : new String(type.getBytes(ISO_8859_1), UTF_8);
            found.add(SseTranscript.event(events++, offset, name, kept, dataLines, terminated));
        } else if (fields && terminated) {
            // The name as it is read, with U+FFFD for what is malformed.
            String name = new String(type.getBytes(ISO_8859_1), UTF_8);
            anomaly(
                    Kind.BLOCK_WITHOUT_DATA,
                    block.get(0).offset,
                    name.equals("message") ? "" : new String(name.getBytes(UTF_8), ISO_8859_1));
        }
    }

    /** A blank line that ends no block of fields. */
    private void blank(List<Line> block, int offset) {
        boolean fields = false;
        for (Line line : block) {
            Matcher field = KNOWN_FIELD.matcher(line.text);
            if (!line.text.startsWith(":") && field.matches()) {
                fields = true;
                if (field.group(1).equals("id")) {
                    idSeen = field.group(2) != null && !field.group(2).isEmpty();
                }
            }
        }
        if (!fields && idSeen) {
            anomaly(Kind.BLANK_AFTER_ID, block.isEmpty() ? offset : block.get(0).offset, "");
        }
    }

    private void oddities(Line line) {
        if (!line.whole) {
            anomaly(Kind.LINE_TOO_LONG, line.offset, line.text);
        }
        if (line.text.startsWith(BOM)) {
            anomaly(Kind.STRAY_BOM, line.offset, line.text);
        }
        Matcher wellFormed = WELL_FORMED.matcher(line.text);
        boolean any = wellFormed.lookingAt();
        String rest = line.text.substring(any ? wellFormed.end() : 0);
        boolean onlyCut = !line.whole && BEGUN.matcher(rest).matches();
        if (!rest.isEmpty() && !onlyCut) {
            anomaly(Kind.INVALID_UTF8, line.offset + line.text.length() - rest.length(), line.text);
        }
        int nul = line.text.indexOf('\0');
        if (nul >= 0) {
            anomaly(Kind.NUL, line.offset + nul, line.text);
        }
    }

    private void anomaly(Kind kind, int offset, String evidence) {
        found.add(SseTranscript.anomaly(kind, offset, head(evidence, 200)));
    }

    private static String head(String text, int max) {
        return text.substring(0, Math.min(max, text.length()));
    }
}

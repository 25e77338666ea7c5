package io.github.streamcheck.plan;

import io.github.streamcheck.text.Spelling;
import io.github.streamcheck.text.Spelling.Reading;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Removes secrets from texts. What a server sent is redacted with {@link #redactParts} when it enters a result, and all that leaves
 * streamcheck with {@link #redact} again. Takes time in proportion to a text's length. Immutable and thread-safe.
 */
public final class Redactor {

    private static final String MASK = "***";

    /** Of a run without secrets. */
    public static final Redactor NONE = new Redactor(List.of());

    private final List<SecretMatcher> secrets;

    Redactor(Collection<SecretMatcher> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    /** A redactor of everything secret that is sent to these. */
    public Redactor(Target... targets) {
        this(Stream.of(targets).flatMap(target -> target.secrets().stream()).toList());
    }

    /** A stretch of a text, without the character at {@code to}. */
    private record Span(int from, int to) {}

    /** The text without secrets. */
    public String redact(String text) {
        return mask(text, spans(text, false));
    }

    /**
     * The text without secrets and without parts of them: one may be left where the text was cut before. Not for texts that are
     * more than what a server sent, since a word of theirs may be part of a secret.
     */
    public String redactParts(String text) {
        return mask(text, spans(text, true));
    }

    /**
     * The texts that have in them what joins to a secret.
     *
     * @param pieces texts that are shown one after another
     * @return the places of such texts in the list
     */
    public BitSet spread(List<String> pieces) {
        List<Span> spans = spans(String.join("", pieces), true);
        BitSet found = new BitSet();
        int from = 0;
        int next = 0;
        for (int i = 0; i < pieces.size() && next < spans.size(); i++) {
            int to = from + pieces.get(i).length();
            while (next < spans.size() && spans.get(next).to() <= from) {
                next++;
            }
            if (to > from && next < spans.size() && spans.get(next).from() < to) {
                found.set(i);
            }
            from = to;
        }
        return found;
    }

    private List<Span> spans(String text, boolean received) {
        List<Span> spans = new ArrayList<>();
        if (secrets.isEmpty()) {
            return spans;
        }
        int covered = 0;
        for (int at = 0; at < text.length(); at++) {
            int end = end(text, at, received);
            if (end <= covered) {
                continue;
            }
            // One that begins within another leaves no end of its own.
            int from = at < covered ? spans.remove(spans.size() - 1).from() : at;
            spans.add(new Span(from, end));
            covered = end;
        }
        return spans;
    }

    private int end(String text, int at, boolean received) {
        char first = text.charAt(at);
        if (!Spelling.isAmbiguous(first)) {
            return end(text, at, first, received);
        }
        int end = -1;
        for (Reading reading : Spelling.at(text, at)) {
            end = Math.max(end, end(text, at, reading.character(), received));
        }
        return end;
    }

    private int end(String text, int at, char first, boolean received) {
        int end = -1;
        for (SecretMatcher secret : secrets) {
            end = Math.max(end, secret.end(text, at, first, received));
        }
        return end;
    }

    private static String mask(String text, List<Span> spans) {
        if (spans.isEmpty()) {
            return text;
        }
        StringBuilder masked = new StringBuilder(text.length());
        int copied = 0;
        for (Span span : spans) {
            masked.append(text, copied, span.from()).append(MASK);
            copied = span.to();
        }
        return masked.append(text, copied, text.length()).toString();
    }
}

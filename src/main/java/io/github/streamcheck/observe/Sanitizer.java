package io.github.streamcheck.observe;

import io.github.streamcheck.plan.Redactor;
import io.github.streamcheck.text.Printable;
import io.github.streamcheck.wire.Bytes;
import java.util.BitSet;
import java.util.List;

/**
 * The border at which texts of a server enter the result of a run. Takes secrets out of them, escapes what does not print, and cuts
 * them. To sanitize a text again changes nothing. Immutable and thread-safe.
 */
public final class Sanitizer {

    /** For a run without secrets. */
    public static final Sanitizer WITHOUT_SECRETS = new Sanitizer(Redactor.NONE);

    /** A longer text is kept for the length of the run, and says no more. */
    private static final int MAX_BYTES = 2000;

    private final Redactor redactor;

    public Sanitizer(Redactor redactor) {
        this.redactor = redactor;
    }

    /** A text of any length without secrets and parts of them, its lines as they are. */
    String text(String text) {
        return redactor.redactParts(text);
    }

    /** A text in one line: a message, a name. */
    public String line(String text) {
        return line(text, MAX_BYTES);
    }

    /** The same, cut after so many bytes. */
    String line(String text, int maxBytes) {
        // Only in this order is a secret seen whole.
        Bytes line = Bytes.utf8(Printable.escape(redactor.redactParts(text)));
        // What is left by the cut may look like the beginning of a secret.
        return line.length() > maxBytes
                ? redactor.redactParts(line.head(maxBytes).utf8() + "...")
                : line.utf8();
    }

    /**
     * Which of several texts that are shown one after another have a part of a secret in them that several make up.
     *
     * @return their places in the list
     */
    BitSet spreadSecrets(List<String> pieces) {
        return redactor.spread(pieces);
    }

    /** Where on the wire a finding was made, safe to show. */
    Evidence evidence(Evidence found) {
        return new Evidence(found.event(), found.offset(), line(found.excerpt(), Evidence.MAX_BYTES));
    }

    /** A finding about a run. */
    FindingGroup finding(FindingGroup found) {
        return new FindingGroup(
                found.rule(),
                found.severity(),
                found.endpoint(),
                line(found.message()),
                found.streams(),
                found.examples().stream()
                        .map(example -> new FindingGroup.Example(
                                example.stream(), evidence(example.evidence()), example.atMillis()))
                        .toList(),
                found.failsStreams(),
                found.onlyUnderLoad());
    }
}

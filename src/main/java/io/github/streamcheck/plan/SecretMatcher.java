package io.github.streamcheck.plan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds one secret in texts, in any spelling: escaped character by character, and in Base64, alone or within what is encoded with
 * it. Immutable and thread-safe.
 */
final class SecretMatcher {

    /** A shorter secret stands in too many innocent texts to be looked for in our own. */
    private static final int MIN_LENGTH = 4;

    /** One shorter than this may be part of an innocent word, as {@code test} is of {@code latest}. */
    private static final int MIN_LENGTH_WITHIN_WORDS = 8;

    /** Shorter Base64 says too little of what it stands for. */
    private static final int MIN_BASE64 = 5;

    private static final int BASE64_BITS = 6;

    /** Bytes that Base64 encodes together. */
    private static final int GROUP = 3;

    private final List<Needle> needles;
    private final BitSet firsts = new BitSet();
    private final BitSet all = new BitSet();
    private final boolean onlyReceived;
    private final boolean inParts;

    private SecretMatcher(Stream<Needle> needles, boolean onlyReceived, boolean inParts) {
        this.needles =
                needles.filter(needle -> !needle.text().isEmpty()).distinct().toList();
        this.onlyReceived = onlyReceived;
        this.inParts = inParts;
        this.needles.forEach(needle -> {
            firsts.set(needle.text().charAt(0));
            needle.text().chars().forEach(all::set);
        });
    }

    /**
     * Finds a secret, and parts of it.
     *
     * @param sent the texts with it that are sent in Base64, such as {@code user:password}
     */
    static SecretMatcher of(Secret secret, String... sent) {
        String plain = secret.reveal();
        List<String> coded = new ArrayList<>();
        Stream.concat(Stream.of(sent), Stream.of(plain)).forEach(text -> whole(text, coded));
        if (plain.length() >= MIN_LENGTH) {
            within(plain, coded);
        }
        boolean word = plain.length() < MIN_LENGTH_WITHIN_WORDS;
        return new SecretMatcher(
                Stream.concat(
                        // The bytes of other characters, as a URL spells them.
                        Stream.of(plain, new String(plain.getBytes(UTF_8), ISO_8859_1))
                                .map(text -> new Needle(text, word)),
                        coded.stream()
                                .filter(text -> text.length() >= MIN_BASE64)
                                .map(text -> new Needle(text, false))),
                plain.length() < MIN_LENGTH,
                true);
    }

    /** Finds a text only as a whole: its words may be innocent. */
    static SecretMatcher ofWhole(String text) {
        return new SecretMatcher(
                Stream.of(new Needle(text, text.length() < MIN_LENGTH_WITHIN_WORDS)),
                text.length() < MIN_LENGTH,
                false);
    }

    private static List<Base64.Encoder> encoders() {
        return List.of(Base64.getEncoder(), Base64.getUrlEncoder());
    }

    private static void whole(String text, List<String> coded) {
        for (Base64.Encoder encoder : encoders()) {
            coded.add(encoder.encodeToString(text.getBytes(UTF_8)));
            coded.add(encoder.withoutPadding().encodeToString(text.getBytes(UTF_8)));
        }
    }

    /** The Base64 of any text with this one in it, without the characters that depend on what stands beside it. */
    private static void within(String text, List<String> coded) {
        byte[] bytes = text.getBytes(UTF_8);
        for (int before = 0; before < GROUP; before++) {
            byte[] padded = new byte[before + bytes.length];
            System.arraycopy(bytes, 0, padded, before, bytes.length);
            int from = (before * Byte.SIZE + BASE64_BITS - 1) / BASE64_BITS;
            int to = padded.length * Byte.SIZE / BASE64_BITS;
            for (Base64.Encoder encoder : encoders()) {
                coded.add(encoder.encodeToString(padded).substring(from, to));
            }
        }
    }

    /** Whether it may be found, or a part of it, where this character stands. */
    boolean mayBegin(char character, boolean received) {
        return (received && inParts) ? all.get(character) : firsts.get(character);
    }

    /**
     * Where the secret ends if it begins at a place of a text; negative if it does not.
     *
     * @param first the character that stands there
     * @param received whether the text came from elsewhere, so that it may have been cut within the secret
     */
    int end(String text, int at, char first, boolean received) {
        if ((onlyReceived && !received) || !mayBegin(first, received)) {
            return -1;
        }
        int end = -1;
        for (Needle needle : needles) {
            if (needle.text().charAt(0) == first) {
                end = Math.max(end, needle.end(text, at));
            }
            if (received && inParts) {
                end = Math.max(end, needle.partEnd(text, at, first));
            }
        }
        return end;
    }
}

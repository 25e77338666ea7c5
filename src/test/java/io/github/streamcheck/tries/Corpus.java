package io.github.streamcheck.tries;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Samples of what a parser reads, and what its grammar is made of. The same samples are the first inputs of the fuzzer in
 * {@code src/fuzz}. Immutable.
 */
public final class Corpus {

    private static final int CHANGED = 3_000;
    private static final int RANDOM = 1_000;
    private static final int MOST_RANDOM_BYTES = 300;
    private static final int MOST_CHANGES = 6;

    /** Each character is one byte. */
    private final List<String> samples;

    private final List<String> tokens;

    /** What has to hold for any input. */
    @FunctionalInterface
    public interface Law {

        /** Throws something unless it holds. */
        void check(byte[] input) throws Exception;
    }

    private Corpus(Stream<byte[]> samples, Stream<byte[]> tokens) {
        this.samples = samples.map(Corpus::characters).toList();
        this.tokens = tokens.map(Corpus::characters).toList();
    }

    /** Of these samples, and these parts of the grammar. */
    public static Corpus of(List<byte[]> samples, List<byte[]> tokens) {
        return new Corpus(samples.stream(), tokens.stream());
    }

    /** Of a file in {@code src/test/resources/fuzz}: samples with a line {@code ----} between them; the first has the tokens. */
    public static Corpus of(String file) {
        try {
            String content = Files.readString(Path.of("src", "test", "resources", "fuzz", file));
            List<String> parts = Arrays.asList(content.split("\n----\n", -1));
            return new Corpus(
                    parts.stream().skip(1).map(sample -> sample.getBytes(UTF_8)),
                    Stream.of(parts.get(0).split(" ", -1))
                            .map(token -> token.replace("\\n", "\n").replace("\\s", " "))
                            .map(token -> token.getBytes(UTF_8)));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static String characters(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }

    /** Each sample as it is. */
    public Stream<byte[]> samples() {
        return samples.stream().map(sample -> sample.getBytes(ISO_8859_1));
    }

    /** Tries the law on the samples as they are, on changed ones that are nearly right, and on random bytes. */
    public void tries(Law law) {
        samples().forEach(sample -> Tries.of(1, any -> law.check(any.noted(() -> sample))));
        Tries.of(CHANGED, any -> law.check(any.noted(() -> changed(any))));
        Tries.of(RANDOM, any -> law.check(any.bytes(MOST_RANDOM_BYTES)));
    }

    private byte[] changed(Any any) {
        StringBuilder text = new StringBuilder(any.of(samples));
        for (int changes = any.integer(1, MOST_CHANGES); changes > 0; changes--) {
            int at = any.integer(0, text.length());
            int end = Math.min(text.length(), at + any.integer(1, 8));
            switch (any.of(0, 1, 2, 3, 4, 5)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, any.of(tokens));
                case 2 -> text.insert(at, text.substring(at, end).repeat(any.integer(1, 50)));
                case 3 -> text.insert(at, any.of(characters(any.text(1).getBytes(UTF_8)), characters(any.bytes(1))));
                case 4 -> text.setLength(at);
                default -> text.append(any.of(samples));
            }
        }
        return text.toString().getBytes(ISO_8859_1);
    }
}

package io.github.streamcheck.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Inputs that are nearly right: samples of a corpus, each changed a few times. The same seed gives the same inputs. */
final class Mutations {

    /** How many inputs of each kind; a long run has a million or so. */
    static final int TRIES = Integer.getInteger("streamcheck.fuzz.tries", 3_000);

    private static final long SEED = Long.getLong("streamcheck.fuzz.seed", 1);

    private static final int MOST_CHANGES = 6;

    private final List<String> samples;
    /** What the grammar is made of, and what it is not. */
    private final List<String> tokens;

    /** Of a file in {@code src/test/resources/fuzz}: samples with a line {@code ----} between them; the first has the tokens. */
    Mutations(String file) {
        try {
            String corpus = Files.readString(Path.of("src", "test", "resources", "fuzz", file), StandardCharsets.UTF_8);
            List<String> parts = Arrays.asList(corpus.split("\n----\n", -1));
            tokens = Arrays.stream(parts.get(0).split(" ", -1))
                    .map(token -> token.replace("\\n", "\n").replace("\\s", " "))
                    .toList();
            samples = parts.subList(1, parts.size());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** The samples as they are, and then changed. */
    Stream<String> texts() {
        return Stream.concat(
                samples.stream(),
                IntStream.range(0, TRIES).mapToObj(number -> changed(new Random(SEED * 1_000_003 + number))));
    }

    private String changed(Random random) {
        StringBuilder text = new StringBuilder(samples.get(random.nextInt(samples.size())));
        for (int changes = 1 + random.nextInt(MOST_CHANGES); changes > 0; changes--) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + 1 + random.nextInt(8));
            switch (random.nextInt(6)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, tokens.get(random.nextInt(tokens.size())));
                case 2 -> text.insert(at, text.substring(at, end).repeat(1 + random.nextInt(50)));
                case 3 -> text.insert(at, (char) random.nextInt(0x3000));
                case 4 -> text.setLength(at);
                default -> text.append(samples.get(random.nextInt(samples.size())));
            }
        }
        return text.toString();
    }
}

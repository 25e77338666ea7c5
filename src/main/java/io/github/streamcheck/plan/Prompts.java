package io.github.streamcheck.plan;

import java.util.List;
import java.util.Optional;

/** Where prompts come from. Implementations are immutable. */
public sealed interface Prompts {

    /** The prompt of the stream with this number, from 0. The same number always gets the same one. */
    String text(int number);

    /** A hash of all of them: 16 hexadecimal digits. The same prompts always have the same. */
    String digest();

    /**
     * Prompts in turn.
     *
     * @param texts never empty
     * @param file the file that they were read from, if they were
     */
    record Listed(List<String> texts, Optional<String> file) implements Prompts {

        public Listed {
            texts = List.copyOf(texts);
        }

        @Override
        public String text(int number) {
            return texts.get(number % texts.size());
        }

        @Override
        public String digest() {
            return Digest.of(texts.toString());
        }
    }

    /**
     * Prompts of a file that was read elsewhere.
     *
     * @param file its name there
     * @param count how many there were
     * @param digest their hash
     */
    record Elsewhere(String file, int count, String digest) implements Prompts {

        /** @throws UnsupportedOperationException since they are not here */
        @Override
        public String text(int number) {
            throw new UnsupportedOperationException("the prompts of " + file + " are not here");
        }
    }

    /**
     * Made-up prompts, each one different.
     *
     * @param words how many words each has, 1 or more
     * @param seed what they are drawn from
     */
    record Synthetic(int words, long seed) implements Prompts {

        @Override
        public String text(int number) {
            return SyntheticText.of(words, seed + number);
        }

        @Override
        public String digest() {
            return Digest.of(words + " words from " + seed);
        }
    }
}

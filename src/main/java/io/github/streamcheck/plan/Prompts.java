package io.github.streamcheck.plan;

import java.util.List;
import java.util.Optional;

/** Where prompts come from. Implementations are immutable. */
public sealed interface Prompts {

    /** The prompt of the stream with this number, from 0. The same number always gets the same one. */
    String text(int number);

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
    }
}

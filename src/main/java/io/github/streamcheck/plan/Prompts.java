package io.github.streamcheck.plan;

import java.util.List;
import java.util.Optional;

/** Where prompts come from. Implementations are immutable. */
public sealed interface Prompts {

    /** The prompt of the stream with this number, from 0. The same number always gets the same one. */
    Prompt prompt(int number);

    /** A hash of all of them: 16 hexadecimal digits. The same prompts always have the same. */
    String digest();

    /** Texts in turn, of which there is at least one, from no file. */
    static Prompts inTurn(List<String> texts) {
        return new Listed(texts.stream().<Prompt>map(Prompt.Text::new).toList(), Optional.empty());
    }

    /**
     * Prompts in turn.
     *
     * @param all never empty
     * @param file the file that they were read from, if they were
     */
    record Listed(List<Prompt> all, Optional<String> file) implements Prompts {

        public Listed {
            all = List.copyOf(all);
        }

        @Override
        public Prompt prompt(int number) {
            return all.get(number % all.size());
        }

        private static String content(Prompt prompt) {
            String asked =
                    prompt.parameters().isEmpty() ? "" : prompt.parameters().toString();
            String further = prompt.further().isEmpty() ? "" : prompt.further().toString();
            return (prompt.isText() ? prompt.text() : prompt.messages() + further) + asked;
        }

        @Override
        public String digest() {
            return Digest.of(all.stream().map(Listed::content).toList().toString());
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
        public Prompt prompt(int number) {
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
        public Prompt prompt(int number) {
            return new Prompt.Text(SyntheticText.of(words, seed + number));
        }

        @Override
        public String digest() {
            return Digest.of(words + " words from " + seed);
        }
    }
}

package io.github.streamcheck.plan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Where prompts come from. Implementations are immutable. */
public sealed interface Prompts {

    /** The prompt of the stream with this number, from 0. The same number always gets the same one. */
    Prompt prompt(int number);

    /**
     * The prompt of a measured stream.
     *
     * @param turn which stream of its stage it is, from 0
     * @param number which stream of the run it is, from 0
     */
    default Prompt measured(int turn, int number) {
        return prompt(number);
    }

    /** Whether prompts begin alike on purpose, so that a mark that makes them unique has to be the same for all of a run. */
    default boolean beginAlike() {
        return false;
    }

    /** A hash of all of them: 16 hexadecimal digits. The same prompts always have the same. */
    String digest();

    /** Those that a user gave, in their order; none if they are made up, or are not here. */
    default List<Prompt> given() {
        return List.of();
    }

    /** Where they are from, as a name that follows "of". */
    default String origin() {
        return "the prompts";
    }

    /** Whether any of them is a conversation of more than one turn. */
    default boolean haveTurns() {
        return false;
    }

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

        @Override
        public List<Prompt> given() {
            return all;
        }

        @Override
        public String origin() {
            return file.orElse("the prompts");
        }

        @Override
        public boolean haveTurns() {
            return all.stream().anyMatch(prompt -> !prompt.further().isEmpty());
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
     * The prompts of a trace: as they were, or, if only their lengths are known, made up as long as these, with equal texts where the
     * trace has equal blocks. Streams that are not measured have others, so that they leave nothing of the trace in a cache.
     *
     * @param trace what is replayed
     * @param seed what they are drawn from
     */
    record Traced(Trace trace, long seed) implements Prompts {

        /** How many words a prompt has that is not of the trace. */
        private static final int OTHER_WORDS = 64;

        @Override
        public Prompt prompt(int number) {
            return new Prompt.Text(SyntheticText.of(OTHER_WORDS, own("other", number)));
        }

        /** @throws IndexOutOfBoundsException if the trace has no request of this turn */
        @Override
        public Prompt measured(int turn, int number) {
            Trace.Question question = trace.requests().get(turn).question();
            return question instanceof Trace.Known known ? known.prompt() : madeUp((Trace.Lengths) question, turn);
        }

        private Prompt madeUp(Trace.Lengths lengths, int turn) {
            StringBuilder text = new StringBuilder();
            int left = lengths.inputTokens();
            for (long block : lengths.blocks()) {
                int words = Math.min(left, Trace.BLOCK_TOKENS);
                append(text, words, own("block", block));
                left -= words;
            }
            append(text, left, own("rest", turn));
            return new Prompt.Text(text.toString(), OptionalInt.of(lengths.outputTokens()));
        }

        private static void append(StringBuilder text, int words, long drawnFrom) {
            if (words > 0) {
                text.append(text.isEmpty() ? "" : " ").append(SyntheticText.of(words, drawnFrom));
            }
        }

        private long own(String kind, long id) {
            return SeededRandom.mixed(SeededRandom.mixed(seed + kind.hashCode()) + id);
        }

        @Override
        public List<Prompt> given() {
            return trace.requests().stream()
                    .flatMap(call ->
                            call.question() instanceof Trace.Known known ? Stream.of(known.prompt()) : Stream.empty())
                    .toList();
        }

        @Override
        public String origin() {
            return trace.file();
        }

        @Override
        public boolean beginAlike() {
            return true;
        }

        @Override
        public String digest() {
            return Digest.of(trace.digest() + " from " + seed);
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

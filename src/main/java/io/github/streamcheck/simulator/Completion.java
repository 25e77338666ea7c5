package io.github.streamcheck.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * The generated text of one choice: one word is one token is one delta.
 *
 * @param deltas the words, each but the first with the blank before it
 * @param finishReason {@code stop} or {@code length}
 */
record Completion(List<String> deltas, String finishReason) {

    // Some are no ASCII, so that clients that split characters are found out.
    private static final List<String> WORDS =
            Pattern.compile("\\s+").splitAsStream("""
                    a all and answer arrives at begins between bird blue by café calm carries chunk clear clock cloud counts
                    each early ends every few field finds first flows for from garden gentle goes green hill in into is keeps
                    lake late leaf light line little long many meadow measures moon morning naïve never next night of on one
                    over path quick quiet rain reader river road runs says sea short slow small song star steady stone stream
                    summer takes tells that the then through time to token tree turns under until waits walks warm water wind
                    winter with word 🌍
                    """).toList();

    Completion {
        deltas = List.copyOf(deltas);
    }

    /**
     * The text that belongs to a seed. A smaller limit gives a beginning of the same text.
     *
     * @param words how long the text is of itself
     * @param limit the most tokens that may come of it
     * @param stops the texts that end it, none of them empty
     */
    static Completion generate(long seed, int words, OptionalInt limit, List<String> stops) {
        int length = Math.min(words, limit.orElse(words));
        SplittableRandom random = new SplittableRandom(seed);
        List<String> deltas = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            String word = WORDS.get(random.nextInt(WORDS.size()));
            deltas.add(i == 0 ? word : " " + word);
        }
        if (cutBefore(stops, deltas)) {
            return new Completion(deltas, "stop");
        }
        return new Completion(deltas, length < words ? "length" : "stop");
    }

    String text() {
        return String.join("", deltas);
    }

    /** Removes all from the first stop on, and says whether there was one. */
    private static boolean cutBefore(List<String> stops, List<String> deltas) {
        String text = String.join("", deltas);
        int end = stops.stream()
                .mapToInt(text::indexOf)
                .filter(at -> at >= 0)
                .min()
                .orElse(-1);
        if (end < 0) {
            return false;
        }
        int begin = 0;
        int kept = 0;
        while (begin + deltas.get(kept).length() <= end) {
            begin += deltas.get(kept).length();
            kept++;
        }
        String rest = deltas.get(kept).substring(0, end - begin);
        deltas.subList(kept, deltas.size()).clear();
        if (!rest.isEmpty()) {
            deltas.add(rest);
        }
        return true;
    }
}

package io.github.streamcheck.plan;

import java.util.List;
import java.util.Random;

/** Makes up texts of a given length. Stateless. */
final class SyntheticText {

    /** Short, frequent words, each of which is one token to most models, and none of which asks for anything. */
    private static final List<String> WORDS = List.of(
            ("about after again air all along animal any around back ball bank bell big bird blue boat book both bread "
                            + "bright bring brown calm car cat chair city clear cloud coast cold corn country day deep dog door "
                            + "down dry early earth east evening every eye far farm fast field fire first fish floor flower food "
                            + "forest friend garden glass gold good grass green ground hand hill home horse hot house island key "
                            + "king lake land large late leaf letter light line little long low map market milk moon morning "
                            + "mountain name near new night north ocean old open paper park path picture place plain plant rain "
                            + "red ring river road rock roof room round salt sand school sea season ship short silver sky slow "
                            + "small snow soft song south spring star stone storm street strong summer sun table tall tea three "
                            + "time town train tree valley village voice wall warm water wave west wheel white wide wind window "
                            + "winter wood word yellow young")
                    .split(" ", -1));

    private SyntheticText() {}

    /** The text of so many words that goes with the seed, the same on every JVM. */
    static String of(int words, long seed) {
        Random random = new Random(SeededRandom.mixed(seed));
        StringBuilder text = new StringBuilder(words * 6);
        for (int word = 0; word < words; word++) {
            text.append(word == 0 ? "" : " ").append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return text.toString();
    }
}

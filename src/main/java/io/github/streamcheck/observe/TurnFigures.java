package io.github.streamcheck.observe;

import io.github.streamcheck.measure.Distribution;
import java.util.OptionalDouble;

/**
 * The figures of the streams that are the same turn of their conversations.
 *
 * @param turn which one, from 1; {@link #LAST} stands for all later ones, too
 * @param streams how many measured streams there were, with those that failed, were abandoned or read slowly
 * @param ttft their times to the first token, in milliseconds, as far as they are the server's
 * @param promptTokens the tokens of those prompts of which the server counted what it took from its cache
 * @param cachedTokens how many of them it took from there, at most {@code promptTokens}
 */
public record TurnFigures(int turn, int streams, Distribution ttft, long promptTokens, long cachedTokens) {

    /** Later turns are taken together with this one. */
    public static final int LAST = 8;

    /** The turn in words, such as {@code 2} or {@code 8 and later}. */
    public String label() {
        return turn + (turn == LAST ? " and later" : "");
    }

    /** Which share of the prompts the server took from its cache, from 0 to 1; empty if it did not count that. */
    public OptionalDouble cachedShare() {
        return promptTokens == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) cachedTokens / promptTokens);
    }
}

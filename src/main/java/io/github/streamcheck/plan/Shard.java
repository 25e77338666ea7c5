package io.github.streamcheck.plan;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several processes that make a run together, each a part of its load. What is divided is divided exactly: the parts of
 * all shards add up to the whole, and differ by no more than 1. Immutable.
 *
 * @param index which one, from 1 to {@code total}
 * @param total how many there are, 1 to {@link #MOST}
 */
public record Shard(int index, int total) {

    /** More processes than this are no longer started by a scheduler's job, and would be too many files to merge. */
    public static final int MOST = 10_000;

    /** What {@link #parse} takes, to be read after the word "expected". */
    public static final String EXPECTED =
            "which shard of how many, such as 2/8 for the second of eight (at most " + MOST + "), or auto";

    /** The only one. */
    public static final Shard WHOLE = new Shard(1, 1);

    private static final Pattern PATTERN = Pattern.compile("([0-9]{1,5})/([0-9]{1,5})");

    /** @throws IllegalArgumentException if there is no such shard */
    public Shard {
        if (!exists(index, total)) {
            throw new IllegalArgumentException("there is no shard " + index + " of " + total);
        }
    }

    /** Whether there can be such a shard. */
    public static boolean exists(long index, long total) {
        return index >= 1 && index <= total && total <= MOST;
    }

    /** Reads {@code 2/8}; empty if the text is no shard. */
    public static Optional<Shard> parse(String text) {
        Matcher matcher = PATTERN.matcher(text.strip());
        return matcher.matches() ? of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))) : none();
    }

    public static Optional<Shard> of(int index, int total) {
        return exists(index, total) ? Optional.of(new Shard(index, total)) : none();
    }

    private static Optional<Shard> none() {
        return Optional.empty();
    }

    /** This shard's part of something that is counted, 0 or more. */
    public int part(int whole) {
        return whole / total + (index <= whole % total ? 1 : 0);
    }

    /** The parts of all shards before this one, 0 or more. */
    public int before(int whole) {
        return (index - 1) * (whole / total) + Math.min(index - 1, whole % total);
    }

    /** The number, among the streams of all shards, of a stream with this number in its own; both from 1. */
    public int number(int own) {
        return Math.addExact(Math.multiplyExact(own - 1, total), index);
    }

    /** A seed that is like no other shard's. */
    long seed(long whole) {
        return total == 1 ? whole : SeededRandom.mixed(SeededRandom.mixed(whole) + index);
    }

    /** How far this shard's streams of a steady rate come after the first shard's, as a part of the space between two: 0 to 1. */
    double phase() {
        return (double) (index - 1) / total;
    }

    /** Such as {@code shard 2 of 8}. */
    public String describe() {
        return "shard " + index + " of " + total;
    }
}

package io.github.streamcheck.simulator.api;

import java.time.Duration;

/**
 * What is generated, and how fast. Immutable.
 *
 * @param model the name of the model in {@code /v1/models} and in answers to requests that name none
 * @param strictModels whether requests for another model are refused rather than served
 * @param tokens tokens of each answer unless the request asks for fewer, 1 to 100,000
 * @param ttft time from the request being read to the first token, 0 to 1 hour
 * @param itl time from each token to the next, 0 to 1 hour; 0 is as fast as the client reads
 * @param seed the seed of the generated text and of the choice of faulty streams
 * @param slots how many answers are generated at the same time, 1 or more; further ones wait for their turn before their first token.
 *     {@link #UNLIMITED} for no limit
 */
public record GeneratorSettings(
        String model, boolean strictModels, int tokens, Duration ttft, Duration itl, long seed, int slots) {

    /** For {@code slots}: all answers are generated at once. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST_TOKENS = 100_000;

    /** 32 tokens, the first after 50 ms and each next one 10 ms later. */
    public static final GeneratorSettings DEFAULTS = new GeneratorSettings(
            "streamcheck-simulator", false, 32, Duration.ofMillis(50), Duration.ofMillis(10), 1, UNLIMITED);

    /**
     * Checks all values.
     *
     * @throws IllegalArgumentException if one is out of its range, as by {@link #check}
     */
    public GeneratorSettings {
        check(!model.isBlank(), "model", model, "a name that is not blank");
        check(tokens >= 1 && tokens <= MOST_TOKENS, "tokens", tokens, "1 to " + MOST_TOKENS);
        check(isUpTo(LONGEST, ttft), "ttft", ttft, "0 to 1 hour");
        check(isUpTo(LONGEST, itl), "itl", itl, "0 to 1 hour");
        check(slots >= 1, "slots", slots, "1 or more");
    }

    public GeneratorSettings withModel(String newModel) {
        return new GeneratorSettings(newModel, strictModels, tokens, ttft, itl, seed, slots);
    }

    public GeneratorSettings withStrictModels(boolean newStrictModels) {
        return new GeneratorSettings(model, newStrictModels, tokens, ttft, itl, seed, slots);
    }

    public GeneratorSettings withTokens(int newTokens) {
        return new GeneratorSettings(model, strictModels, newTokens, ttft, itl, seed, slots);
    }

    public GeneratorSettings withTtft(Duration newTtft) {
        return new GeneratorSettings(model, strictModels, tokens, newTtft, itl, seed, slots);
    }

    public GeneratorSettings withItl(Duration newItl) {
        return new GeneratorSettings(model, strictModels, tokens, ttft, newItl, seed, slots);
    }

    public GeneratorSettings withSeed(long newSeed) {
        return new GeneratorSettings(model, strictModels, tokens, ttft, itl, newSeed, slots);
    }

    public GeneratorSettings withSlots(int newSlots) {
        return new GeneratorSettings(model, strictModels, tokens, ttft, itl, seed, newSlots);
    }

    /**
     * Refuses what is not valid.
     *
     * @throws IllegalArgumentException if it is not; the message names the field, the value and what is allowed
     */
    public static void check(boolean valid, String field, Object value, String allowed) {
        if (!valid) {
            throw new IllegalArgumentException(
                    "invalid simulator " + field + ": '" + value + "' (allowed: " + allowed + ")");
        }
    }

    private static boolean isUpTo(Duration longest, Duration value) {
        return !value.isNegative() && value.compareTo(longest) <= 0;
    }
}

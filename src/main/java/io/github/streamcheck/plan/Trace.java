package io.github.streamcheck.plan;

import io.github.streamcheck.text.Durations;
import io.github.streamcheck.text.Quantities;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Requests that a server once got, with their times, and with their prompts or the lengths of these. Immutable.
 *
 * @param file the name of the file that they were read from, without its folder
 * @param requests in the order of their times; never empty
 */
public record Trace(String file, List<Call> requests) {

    /** How many tokens a block has, apart from the last one of a request. */
    public static final int BLOCK_TOKENS = 512;

    public Trace {
        requests = List.copyOf(requests);
    }

    /**
     * One request.
     *
     * @param at how long after the first one it came, 0 or more
     * @param question what it asked
     */
    public record Call(Duration at, Question question) {

        /** A request of which only the {@linkplain Lengths lengths} are known. */
        public Call(Duration at, int inputTokens, int outputTokens, List<Long> blocks) {
            this(at, new Lengths(inputTokens, outputTokens, blocks));
        }
    }

    /** What is known of what a request asked. */
    public sealed interface Question {}

    /** All of it: the {@code prompt}, with a limit of its own if it had one. */
    public record Known(Prompt prompt) implements Question {}

    /**
     * Only how long it was.
     *
     * @param inputTokens how long its prompt is, 1 or more
     * @param outputTokens how many tokens were generated, 1 or more
     * @param blocks what each block of its prompt is known by; equal blocks have equal texts. What is longer than its blocks has a
     *     text of its own.
     */
    public record Lengths(int inputTokens, int outputTokens, List<Long> blocks) implements Question {

        public Lengths {
            blocks = List.copyOf(blocks);
        }
    }

    /** The time from its first request to its last one. */
    public Duration length() {
        return requests.get(requests.size() - 1).at();
    }

    /** A hash of its requests: 16 hexadecimal digits. */
    public String digest() {
        return Digest.of(requests.stream().map(Call::toString).collect(Collectors.joining("\n")));
    }

    /** The trace in a few words, such as {@code trace calls.jsonl: 1,200 requests in 10 m}. */
    String describe() {
        return "trace " + file + ": " + Quantities.count(requests.size())
                + (requests.size() == 1 ? " request" : " requests") + " in " + Durations.format(length());
    }
}

package io.github.streamcheck.observe;

import io.github.streamcheck.measure.Distribution;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Prompt;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Adds up the streams of conversations by the number of their turn: without a prefix cache, later turns take longer, since their
 * prompts do. Not thread-safe.
 */
final class TurnTally {

    /** No prompt has more. */
    private static final long MOST_TOKENS = 1_000_000_000;

    private final SortedMap<Integer, Sum> turns = new TreeMap<>();

    /** Of all turns with one number. */
    private static final class Sum {

        private final Distribution ttft = new Distribution(Metric.TTFT.unit());
        private int streams;
        private long promptTokens;
        private long cachedTokens;

        /** Tokens that can't be are left out. */
        private void add(StreamResult result) {
            streams++;
            result.ofServer().get(Metric.TTFT).ifPresent(ttft::add);
            long prompt = result.figures().promptTokens().orElse(0);
            long cached = result.figures().cachedTokens().orElse(-1);
            if (cached >= 0 && cached <= prompt && prompt <= MOST_TOKENS) {
                promptTokens += prompt;
                cachedTokens += cached;
            }
        }

        private void add(TurnFigures other) {
            streams += other.streams();
            ttft.addAll(other.ttft());
            promptTokens += other.promptTokens();
            cachedTokens += other.cachedTokens();
        }

        private TurnFigures figures(int turn) {
            Distribution copy = new Distribution(Metric.TTFT.unit());
            copy.addAll(ttft);
            return new TurnFigures(turn, streams, copy, promptTokens, cachedTokens);
        }
    }

    /** Counts a stream if it is a turn of a conversation. */
    void add(StreamResult result) {
        if (result.stream().request().prompt() instanceof Prompt.Turns prompt) {
            sum(prompt.turn()).add(result);
        }
    }

    /** Adds what was counted elsewhere. */
    void addAll(List<TurnFigures> others) {
        others.forEach(other -> sum(other.turn()).add(other));
    }

    /** The turns in order. */
    List<TurnFigures> figures() {
        return turns.entrySet().stream()
                .map(each -> each.getValue().figures(each.getKey()))
                .toList();
    }

    private Sum sum(int turn) {
        return turns.computeIfAbsent(Math.min(turn, TurnFigures.LAST), none -> new Sum());
    }
}

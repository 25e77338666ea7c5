package io.github.streamcheck.run;

import io.github.streamcheck.measure.Distribution;
import io.github.streamcheck.observe.StreamResult;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Statistic;
import io.github.streamcheck.text.Durations;
import io.github.streamcheck.text.Quantities;
import io.github.streamcheck.text.Unit;
import io.github.streamcheck.wire.Payload;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The TTFT of conversations by the number of the turn: without a prefix cache, later turns take longer, since their prompts do. Not
 * thread-safe.
 */
final class TurnFigures {

    /** Later turns are taken together with this one. */
    private static final int LAST = 8;

    /** No prompt has more. */
    private static final long MOST_TOKENS = 1_000_000_000;

    private final SortedMap<Integer, Figures> turns = new TreeMap<>();

    /** Of all turns with one number. */
    private static final class Figures {

        private final Distribution ttft = new Distribution(Unit.MILLISECONDS);
        private long promptTokens;
        private long cachedTokens;

        /** What can't be is left out. */
        private void add(Payload.Usage usage) {
            long prompt = usage.promptTokens().orElse(0);
            long cached = usage.cachedTokens().orElse(-1);
            if (cached >= 0 && cached <= prompt && prompt <= MOST_TOKENS) {
                promptTokens += prompt;
                cachedTokens += cached;
            }
        }

        private String describe() {
            long streams = ttft.count();
            String cached = promptTokens > 0
                    ? ", " + Quantities.format((double) cachedTokens / promptTokens, Unit.RATIO)
                            + " of the prompt cached"
                    : "";
            return Durations.formatMillis(ttft.value(Statistic.MEDIAN)) + " (" + Quantities.count(streams)
                    + (streams == 1 ? " stream" : " streams") + cached + ")";
        }
    }

    /**
     * Counts one.
     *
     * @param turn its number, from 1
     * @param usage the server's last count of tokens, if it gave one
     */
    void add(int turn, StreamResult result, Optional<Payload.Usage> usage) {
        result.ofServer().get(Metric.TTFT).ifPresent(ttft -> {
            Figures figures = turns.computeIfAbsent(Math.min(turn, LAST), none -> new Figures());
            figures.ttft.add(ttft);
            usage.ifPresent(figures::add);
        });
    }

    /**
     * Such as {@code ttft p50 by turn: 1: 412 ms (40 streams), 2: 95 ms (38 streams, 81 % of the prompt cached)}; empty if there is
     * only one turn.
     */
    Optional<String> describe() {
        return turns.size() < 2
                ? Optional.empty()
                : Optional.of(turns.entrySet().stream()
                        .map(each -> each.getKey()
                                + (each.getKey() == LAST ? " and later: " : ": ")
                                + each.getValue().describe())
                        .collect(Collectors.joining(", ", "ttft p50 by turn: ", "")));
    }
}

package io.github.streamcheck.run;

import io.github.streamcheck.observe.StreamResult;
import io.github.streamcheck.plan.Prompt;
import io.github.streamcheck.text.Quantities;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decides whether a conversation goes on after a turn, and counts how far conversations came. Thread-safe. */
final class Conversations {

    private final Map<End, Integer> early = new EnumMap<>(End.class);
    private int begun;
    private int finished;
    private int longer;
    private int second;

    /** Why a conversation does not go on. */
    private enum End {
        FAILED("a turn failed"),
        ABANDONED("a turn was abandoned"),
        SLOW("a turn was read slowly"),
        TOOL("the model called a tool"),
        EMPTY("an answer had no text"),
        TOO_LONG("an answer was too long");

        private final String words;

        End(String words) {
            this.words = words;
        }
    }

    /** A turn is asked. */
    synchronized void asked(Prompt turn) {
        begun += turn.turn() == 1 ? 1 : 0;
        longer += turn.turn() == 1 && !turn.further().isEmpty() ? 1 : 0;
        second += turn.turn() == 2 ? 1 : 0;
    }

    /**
     * The turn after one that has ended; empty if the conversation ends with it.
     *
     * @param result what came of the turn
     * @param answer what the model said
     */
    synchronized Optional<Prompt> next(Prompt turn, StreamResult result, AnswerText answer) {
        if (result.outcome() == StreamResult.Outcome.CANCELLED) {
            return Optional.empty();
        }
        if (turn.further().isEmpty()) {
            finished++;
            return Optional.empty();
        }
        Optional<End> end = end(result, answer);
        end.ifPresent(reason -> early.merge(reason, 1, Integer::sum));
        return end.isPresent() ? Optional.empty() : turn.next(answer.text());
    }

    private static Optional<End> end(StreamResult result, AnswerText answer) {
        return switch (result.outcome()) {
            case ABANDONED -> Optional.of(End.ABANDONED);
            case SLOW -> Optional.of(End.SLOW);
            case FAILED, CANCELLED -> Optional.of(End.FAILED);
            case SUCCEEDED -> end(answer);
        };
    }

    /** Why nothing can follow an answer; empty if it can. */
    private static Optional<End> end(AnswerText answer) {
        if (answer.callsTool()) {
            return Optional.of(End.TOOL);
        }
        if (answer.isTooLong()) {
            return Optional.of(End.TOO_LONG);
        }
        return answer.text().isBlank() ? Optional.of(End.EMPTY) : Optional.empty();
    }

    /** Whether conversations of more than one turn were begun, and none of them came to its second. */
    synchronized boolean noneWentOn() {
        return longer > 0 && second == 0;
    }

    /**
     * How far they came, such as {@code 3 of 40 conversations ended before their last turn: a turn failed (2), the load was over
     * (1)}; empty if all came to their last turn, or there are none.
     */
    synchronized Optional<String> describe() {
        if (begun == finished) {
            return Optional.empty();
        }
        int over = begun
                - finished
                - early.values().stream().mapToInt(Integer::intValue).sum();
        String reasons = early.entrySet().stream()
                .map(each -> each.getKey().words + " (" + Quantities.count(each.getValue()) + ")")
                .collect(Collectors.joining(", "));
        String rest = over > 0 ? "the load was over (" + Quantities.count(over) + ")" : "";
        return Optional.of(Quantities.count(begun - finished) + " of " + Quantities.count(begun)
                + " conversations ended before their last turn: " + reasons
                + (reasons.isEmpty() || rest.isEmpty() ? "" : ", ") + rest);
    }
}

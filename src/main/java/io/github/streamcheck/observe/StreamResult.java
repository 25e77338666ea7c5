package io.github.streamcheck.observe;

import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.StreamEvent;
import java.util.List;
import java.util.Optional;

/**
 * The result of one stream.
 *
 * @param stream which one
 * @param outcome how it is counted
 * @param findings what the rules found
 * @param status the HTTP status, if there was an answer
 * @param mediaType that of the answer without parameters, in lower case; empty if there was none
 * @param id the first id that its chunks carried, if any
 * @param figures what was measured
 * @param end how it ended
 */
public record StreamResult(
        StreamContext stream,
        Outcome outcome,
        List<Finding> findings,
        Optional<Integer> status,
        String mediaType,
        Optional<String> id,
        StreamFigures figures,
        StreamEvent.Ended end) {

    public StreamResult {
        findings = List.copyOf(findings);
    }

    /** What says something about the server: {@code figures}, but without the times of a slow reader, which are its own. */
    public StreamFigures ofServer() {
        return stream.request().slow() ? figures.withoutTimes() : figures;
    }

    /** The rule of the first error, if the stream failed. */
    public Optional<String> failure() {
        return outcome == Outcome.FAILED
                ? findings.stream()
                        .filter(finding -> finding.severity() == Severity.ERROR)
                        .map(Finding::rule)
                        .findFirst()
                : Optional.empty();
    }

    /** How a stream is counted. */
    public enum Outcome {
        /** No error was found. */
        SUCCEEDED,
        /** At least one error was found. */
        FAILED,
        /** This client left it on purpose, and no error was found until then. It has neither succeeded nor failed. */
        ABANDONED,
        /** This client read it slowly on purpose, and no error was found. It has neither succeeded nor failed. */
        SLOW,
        /** The run ended before it did; it counts for nothing. */
        CANCELLED;

        /** Whether this client disturbed it on purpose, so that it is counted by itself and says nothing about most streams. */
        public boolean isAside() {
            return this == ABANDONED || this == SLOW;
        }
    }
}

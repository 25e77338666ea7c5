package io.github.streamcheck.report;

import io.github.streamcheck.baseline.ComparisonKind;
import io.github.streamcheck.verdict.Reason;
import io.github.streamcheck.verdict.Violation;
import java.util.Optional;

/** What to do about a failure that no rule has advice for. Stateless. */
final class NextSteps {

    private NextSteps() {}

    /** What to do, in one line of any length; empty for a warning, and where the message says it. */
    static Optional<String> of(Reason reason) {
        return reason instanceof Violation ? step(reason) : Optional.empty();
    }

    private static Optional<String> step(Reason violation) {
        return switch (violation.kind()) {
            case SERVER ->
                Optional.of(
                        "Request the page with curl. If the server is not intended to have it, set the parameter that"
                                + " requires it to auto or off.");
            case SEARCH ->
                Optional.of(
                        "The figures are those of the lowest load: see its thresholds and findings first. If the server"
                                + " is only slow, search from a lower load.");
            case BASELINE ->
                Optional.of(
                        violation.id().startsWith(ComparisonKind.OTHER_SERVER.word() + ".")
                                ? "Compare the figures of both servers: their streams ran in turn under the same load."
                                : "Compare both values and their interval. If the change is intended, record new runs"
                                        + " with streamcheck:baseline.");
            case RUN, FINDING, THRESHOLD -> Optional.empty();
        };
    }
}

package io.github.streamcheck.report;

import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.verdict.Verdict;
import io.github.streamcheck.verdict.Violation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What to do about a failure, by its kind. Stateless. */
final class NextSteps {

    /** The maximum number of steps; more would not be read. */
    private static final int MOST = 3;

    private static final Set<String> RATES = Set.of(Metric.SUCCESS_RATE.parameter(), Metric.ERROR_RATE.parameter());

    private NextSteps() {}

    /** The steps, each in one line of any length; the first violation's comes first. */
    static List<String> of(Verdict verdict) {
        return verdict.violations().stream()
                .map(NextSteps::step)
                .flatMap(Optional::stream)
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static Optional<String> step(Violation violation) {
        return switch (violation.kind()) {
            case FINDING -> fix(violation);
            case THRESHOLD -> threshold(violation);
            case SERVER ->
                fix(violation)
                        .or(() -> Optional.of(violation.id()
                                + ": request the page with curl; if the server is not intended to have it, set the parameter that"
                                + " requires it to auto or off"));
            case BASELINE ->
                Optional.of(
                        "slower than before: report.html shows both values and the interval; if this is intended, record new runs"
                                + " with streamcheck:baseline");
            // Its message says what to set, and there is no result to look at.
            case RUN -> Optional.empty();
        };
    }

    private static Optional<String> fix(Violation violation) {
        return Rule.byId(violation.id()).map(rule -> rule.id() + ": " + rule.fix());
    }

    private static Optional<String> threshold(Violation violation) {
        if (RATES.contains(violation.id())) {
            // A failure is reported as a finding.
            return Optional.empty();
        }
        return Optional.of(
                violation.isNoData()
                        ? "NO DATA: no stream yielded such a figure; see which streams failed, and whether the server"
                                + " streams at all"
                        : "a figure past its limit: report.html draws it, with the slowest streams event by event; if TTFT"
                                + " grows with the streams in flight, the server queues");
    }
}

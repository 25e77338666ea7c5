package io.github.streamcheck.report;

import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.verdict.Verdict;
import io.github.streamcheck.verdict.Violation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What to do about a failure, by its kind. Stateless. */
final class NextSteps {

    /** More would not be read. */
    private static final int MOST = 3;

    /** Of the verdict's word for a figure that there is none of. */
    private static final String NO_DATA = "NO DATA";

    private static final Set<String> RATES = Set.of(Metric.SUCCESS_RATE.parameter(), Metric.ERROR_RATE.parameter());

    private NextSteps() {}

    /** The steps, each in one line of any length; the first violation's comes first. */
    static List<String> of(Verdict verdict) {
        var explanations = Rule.all().stream().collect(Collectors.toMap(Rule::id, Rule::explanation));
        return verdict.violations().stream()
                .map(violation -> step(
                        violation,
                        id -> Optional.ofNullable(explanations.get(id)).map(text -> id + ": " + text)))
                .flatMap(Optional::stream)
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static Optional<String> step(Violation violation, Function<String, Optional<String>> explanation) {
        return switch (violation.kind()) {
            case FINDING -> explanation.apply(violation.id());
            case THRESHOLD -> threshold(violation);
            case SERVER ->
                explanation
                        .apply(violation.id())
                        .or(() -> Optional.of(violation.id()
                                + ": ask for the page with curl; if the server is not meant to have it, set the parameter that"
                                + " requires it to auto or off"));
            case BASELINE ->
                Optional.of(
                        "slower than before: report.html has was, is and the interval; if the change is meant, record new runs"
                                + " with streamcheck:baseline");
            // Its message says what to set, for nothing came of the run that could be looked at.
            case RUN -> Optional.empty();
        };
    }

    private static Optional<String> threshold(Violation violation) {
        if (RATES.contains(violation.id())) {
            // What failed is told as a finding.
            return Optional.empty();
        }
        return Optional.of(
                violation.message().contains(NO_DATA)
                        ? "NO DATA: no stream yielded such a figure; see which streams failed, and whether the server"
                                + " streams at all"
                        : "a figure past its limit: report.html draws it, with the slowest streams event by event; if TTFT"
                                + " grows with the streams in flight, the server queues");
    }
}

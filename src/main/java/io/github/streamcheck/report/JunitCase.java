package io.github.streamcheck.report;

import io.github.streamcheck.baseline.MetricChange;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleBook;
import io.github.streamcheck.server.ServerCheck;
import io.github.streamcheck.verdict.ThresholdResult;
import io.github.streamcheck.verdict.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One expectation as a test case.
 *
 * @param group what kind of expectation it is
 * @param name its id, unique within its group
 * @param outcome how it came out
 * @param text why, or what there is to know although it passed; may be empty
 */
record JunitCase(String group, String name, Outcome outcome, String text) {

    /** How a case can come out. */
    enum Outcome {
        PASS,
        FAILURE,
        /** It could not be judged. */
        ERROR
    }

    /**
     * All expectations of a run: that it came to its end, each rule that is on, each check of the server, each threshold, each
     * figure that was held against earlier runs or another server.
     */
    static List<JunitCase> of(RunReport report) {
        Map<String, JunitCase> cases = new LinkedHashMap<>();
        put(cases, new JunitCase("run", "completed", Outcome.PASS, ""));
        for (Rule rule : new RuleBook(report.plan().rules(), Rule.all()).all(Rule.class)) {
            put(cases, new JunitCase("finding", rule.id(), Outcome.PASS, warnings(report, rule.id())));
        }
        for (ServerCheck check : report.server()) {
            put(cases, new JunitCase("server", check.id(), Outcome.PASS, check.message()));
        }
        for (ThresholdResult result : report.verdict().thresholds()) {
            put(cases, threshold(result));
        }
        for (MetricChange change : report.comparisons().stream()
                .flatMap(comparison -> comparison.changes().stream())
                .toList()) {
            // No outcome of the comparison but a violation is a failure, and what was not judged is a warning in the
            // text.
            put(cases, new JunitCase("baseline", change.id(), Outcome.PASS, change.message()));
        }
        report.verdict().violations().stream()
                .collect(Collectors.groupingBy(JunitCase::key, LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(same -> put(cases, violated(same)));
        return new ArrayList<>(cases.values());
    }

    private static void put(Map<String, JunitCase> cases, JunitCase each) {
        cases.put(each.group() + " " + each.name(), each);
    }

    private static String key(Violation violation) {
        return violation.kind().word() + " " + violation.id();
    }

    private static JunitCase threshold(ThresholdResult result) {
        return new JunitCase("threshold", result.threshold().path(), Outcome.PASS, result.message());
    }

    /** Violations of one expectation, all of which are told. Where nothing was measured, nothing was judged. */
    private static JunitCase violated(List<Violation> same) {
        Violation first = same.get(0);
        boolean judged = first.kind() != Violation.Kind.RUN && !first.message().startsWith(ThresholdResult.NO_DATA);
        return new JunitCase(
                first.kind().word(),
                first.id(),
                judged ? Outcome.FAILURE : Outcome.ERROR,
                same.stream().map(Violation::message).collect(Collectors.joining("\n")));
    }

    private static String warnings(RunReport report, String id) {
        return report.verdict().warnings().stream()
                .filter(warning -> warning.startsWith(id + ": "))
                .collect(Collectors.joining("\n"));
    }
}

package io.github.streamcheck.report;

import io.github.streamcheck.baseline.MetricChange;
import io.github.streamcheck.observe.ActiveRules;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.server.ServerCheck;
import io.github.streamcheck.verdict.Reason;
import io.github.streamcheck.verdict.ThresholdResult;
import io.github.streamcheck.verdict.Violation;
import io.github.streamcheck.verdict.Warning;
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
 * @param outcome its outcome
 * @param text the reason, or what to know although it passed; may be empty
 */
record JunitCase(String group, String name, Outcome outcome, String text) {

    /** The outcome of a case. */
    enum Outcome {
        PASS,
        FAILURE,
        /** The expectation could not be judged. */
        ERROR
    }

    /**
     * All expectations of a run: that it came to its end, each rule that is on, each check of the server, each threshold, each
     * figure that was compared with earlier runs or another server.
     */
    static List<JunitCase> of(RunResult report) {
        Map<String, JunitCase> cases = new LinkedHashMap<>();
        put(cases, new JunitCase("run", "completed", Outcome.PASS, ""));
        for (Rule rule : new ActiveRules(report.plan().rules(), Rule.all()).all(Rule.class)) {
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
        Outcome unmet = result.isNoData() ? Outcome.ERROR : Outcome.FAILURE;
        return new JunitCase(
                "threshold", result.threshold().path(), result.isViolation() ? unmet : Outcome.PASS, result.message());
    }

    /** A case with all violations of one expectation. If nothing was measured, the case is an error and not a failure. */
    private static JunitCase violated(List<Violation> same) {
        Violation first = same.get(0);
        boolean judged = first.kind() != Reason.Kind.RUN && !first.isNoData();
        return new JunitCase(
                first.kind().word(),
                first.id(),
                judged ? Outcome.FAILURE : Outcome.ERROR,
                same.stream().map(Violation::message).collect(Collectors.joining("\n")));
    }

    private static String warnings(RunResult report, String id) {
        return report.verdict().warnings().stream()
                .filter(warning -> warning.id().equals(id))
                .map(Warning::text)
                .collect(Collectors.joining("\n"));
    }
}

package io.github.streamcheck.report;

import io.github.streamcheck.baseline.MetricChange;
import io.github.streamcheck.observe.ActiveRules;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.server.ServerCheck;
import io.github.streamcheck.verdict.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
            put(cases, new JunitCase("finding", rule.id(), Outcome.PASS, ""));
        }
        for (ServerCheck check : report.server()) {
            put(cases, new JunitCase("server", check.id(), Outcome.PASS, check.message()));
        }
        ThresholdRow.of(report).forEach(row -> put(cases, threshold(row)));
        for (MetricChange change : report.comparisons().stream()
                .flatMap(comparison -> comparison.changes().stream())
                .toList()) {
            put(cases, new JunitCase("baseline", change.id(), Outcome.PASS, change.message()));
        }
        Map<String, List<ProblemSummary>> problems = ProblemSummary.of(report).stream()
                .collect(Collectors.groupingBy(
                        problem -> key(problem.kind().word(), problem.id()), LinkedHashMap::new, Collectors.toList()));
        problems.values().stream().map(JunitCase::problems).forEach(each -> put(cases, each));
        return new ArrayList<>(cases.values());
    }

    private static void put(Map<String, JunitCase> cases, JunitCase each) {
        cases.put(key(each.group(), each.name()), each);
    }

    private static String key(String group, String name) {
        return group + " " + name;
    }

    /** Where nothing was measured, the case is an error and not a failure. */
    private static JunitCase threshold(ThresholdRow row) {
        Outcome unmet = row.result().isNoData() ? Outcome.ERROR : Outcome.FAILURE;
        return new JunitCase(
                Reason.Kind.THRESHOLD.word(),
                row.path(),
                row.result().isViolation() ? unmet : Outcome.PASS,
                Stream.concat(Stream.of(row.text()), row.details().stream()).collect(Collectors.joining("\n")));
    }

    /** A case with all problems of one expectation: one that fails has only errors, and else there are only warnings. */
    private static JunitCase problems(List<ProblemSummary> same) {
        ProblemSummary first = same.get(0);
        Outcome failed = first.kind() == Reason.Kind.RUN ? Outcome.ERROR : Outcome.FAILURE;
        return new JunitCase(
                first.kind().word(),
                first.id(),
                first.isError() ? failed : Outcome.PASS,
                same.stream()
                        .filter(problem -> problem.isError() == first.isError())
                        .map(JunitCase::text)
                        .collect(Collectors.joining("\n")));
    }

    private static String text(ProblemSummary problem) {
        String text = problem.isError() ? problem.message() : problem.text();
        return text + problem.fix().map(fix -> "\nFix: " + fix).orElse("");
    }
}

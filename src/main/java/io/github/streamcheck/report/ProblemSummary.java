package io.github.streamcheck.report;

import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RunFinding;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.text.Quantities;
import io.github.streamcheck.verdict.Reason;
import io.github.streamcheck.verdict.ThresholdResult;
import io.github.streamcheck.verdict.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A problem of a run in the words of all reports: one for each rule, check, comparison or threshold, however many endpoints have it.
 * Immutable.
 *
 * @param severity an error if it fails the verdict, else a warning
 * @param kind what it is about
 * @param id the rule's id, or the check's
 * @param message what is wrong, and where
 * @param fix what to do about it; empty if there is no advice
 * @param why what it means; empty if that is clear from the message
 * @param findings what it sums up, the most frequent first; empty if it is not about streams
 * @param threshold the one that is not met; empty if it is about something else
 */
public record ProblemSummary(
        Severity severity,
        Reason.Kind kind,
        String id,
        String message,
        Optional<String> fix,
        Optional<String> why,
        List<FindingGroup> findings,
        Optional<ThresholdResult> threshold) {

    public ProblemSummary {
        findings = List.copyOf(findings);
    }

    /** All that fails a run: what has a cause of its own first, then the thresholds, which may follow from it. */
    public static List<ProblemSummary> failures(RunResult report) {
        Stream<ProblemSummary> thresholds = ThresholdRow.of(report).stream()
                .filter(row -> row.state() == ThresholdRow.State.FAILED)
                .map(row -> of(row, Severity.ERROR));
        return Stream.concat(of(report).stream().filter(ProblemSummary::isError), thresholds)
                .toList();
    }

    /** All that does not fail a run but should be known, in the same order. */
    public static List<ProblemSummary> warnings(RunResult report) {
        Stream<ProblemSummary> thresholds = ThresholdRow.of(report).stream()
                .filter(row -> row.state() == ThresholdRow.State.WARNED)
                .map(row -> of(row, Severity.WARNING));
        return Stream.concat(of(report).stream().filter(problem -> !problem.isError()), thresholds)
                .toList();
    }

    /** Those of a run, errors first, without its thresholds: each of them is a {@link ThresholdRow} in a report with lines of text. */
    static List<ProblemSummary> of(RunResult report) {
        Map<String, List<Reason>> problems = new LinkedHashMap<>();
        Stream.concat(report.verdict().violations().stream(), report.verdict().warnings().stream())
                .filter(reason -> reason.kind() != Reason.Kind.THRESHOLD)
                .forEach(reason -> problems.computeIfAbsent(key(reason), created -> new ArrayList<>())
                        .add(reason));
        return problems.values().stream().map(ProblemSummary::of).toList();
    }

    /** Only what is about streams comes several times; each other reason is a problem of its own. */
    private static String key(Reason reason) {
        return severity(reason) + " " + (reason.finding().isPresent() ? reason.id() : reason.text());
    }

    private static Severity severity(Reason reason) {
        return reason instanceof Violation ? Severity.ERROR : Severity.WARNING;
    }

    private static ProblemSummary of(List<Reason> same) {
        Reason first = same.get(0);
        List<FindingGroup> findings =
                same.stream().flatMap(reason -> reason.finding().stream()).toList();
        Optional<Rule> rule = Rule.byId(first.id());
        return new ProblemSummary(
                severity(first),
                first.kind(),
                first.id(),
                findings.isEmpty() ? first.message() : message(first, findings),
                rule.map(Rule::fix).or(() -> NextSteps.of(first)),
                rule.map(Rule::explanation),
                findings,
                Optional.empty());
    }

    private static ProblemSummary of(ThresholdRow row, Severity severity) {
        return new ProblemSummary(
                severity,
                Reason.Kind.THRESHOLD,
                row.path(),
                row.text() + row.context().map(context -> ", " + context).orElse(""),
                row.advice(),
                Optional.empty(),
                List.of(),
                Optional.of(row.result()));
    }

    private static String message(Reason first, List<FindingGroup> findings) {
        FindingGroup most = findings.get(0);
        long others = findings.stream().map(FindingGroup::message).distinct().count() - 1;
        return most.message()
                + (others > 0 ? ", and " + others + (others == 1 ? " other message" : " other messages") : "")
                + " (" + where(findings) + ")" + first.remark();
    }

    /** On which endpoints, and in how many streams: {@code completions 3, chat 2}. */
    public static String where(List<FindingGroup> findings) {
        Map<String, Integer> streams = new LinkedHashMap<>();
        findings.forEach(group -> streams.merge(group.endpoint(), group.streams(), Integer::sum));
        if (streams.size() == 1) {
            String endpoint = findings.get(0).endpoint();
            int count = streams.getOrDefault(endpoint, 0);
            return (endpoint.equals(RunFinding.ALL) ? "" : endpoint + ", ")
                    + Quantities.count(count)
                    + (count == 1 ? " stream" : " streams");
        }
        return streams.entrySet().stream()
                .map(each -> each.getKey() + " " + Quantities.count(each.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** Whether it fails the verdict. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The id and the message in one line. */
    String text() {
        return id + ": " + message;
    }

    /** The evidence of its first example that has any. */
    Optional<String> evidence() {
        return findings.stream()
                .flatMap(group -> group.examples().stream())
                .map(example -> example.evidence().excerpt())
                .filter(excerpt -> !excerpt.isEmpty())
                .findFirst();
    }
}

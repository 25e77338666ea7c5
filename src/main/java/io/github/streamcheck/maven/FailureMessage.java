package io.github.streamcheck.maven;

import io.github.streamcheck.report.ReportFiles;
import io.github.streamcheck.verdict.Reason;
import io.github.streamcheck.verdict.Verdict;
import io.github.streamcheck.verdict.Violation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The message with which the build fails: Maven repeats it last, so it must hold all that a user needs. */
final class FailureMessage {

    private static final int MAX_PROBLEMS = 10;

    private FailureMessage() {}

    static String of(Verdict verdict, Path reports) {
        return of("streamcheck", verdict.violations(), reports);
    }

    /** {@code about} is what the message begins with: of which run it is. What a rule found is one line, however many endpoints have it. */
    static String of(String about, List<Violation> violations, Path reports) {
        Map<String, List<Violation>> problems = new LinkedHashMap<>();
        violations.forEach(violation -> problems.computeIfAbsent(key(violation), created -> new ArrayList<>())
                .add(violation));
        StringBuilder message = new StringBuilder(about).append(": ");
        if (isBroken(violations)) {
            message.append(violations.get(0).message());
        } else {
            list(List.copyOf(problems.values()), message);
        }
        // There is none if the configuration is wrong, or if `reports` leaves it out.
        ReportFiles.first(reports)
                .ifPresent(file -> message.append("\nThe whole report is ").append(file));
        return message.toString();
    }

    /** Whether the run could not be made, so that nothing was expected of a server. */
    private static boolean isBroken(List<Violation> violations) {
        return violations.size() == 1 && violations.get(0).kind() == Reason.Kind.RUN;
    }

    private static void list(List<List<Violation>> problems, StringBuilder message) {
        message.append(problems.size())
                .append(problems.size() == 1 ? " expectation" : " expectations")
                .append(" not met");
        problems.stream()
                .limit(MAX_PROBLEMS)
                .forEach(same -> message.append("\n  ").append(line(same)));
        if (problems.size() > MAX_PROBLEMS) {
            message.append("\n  and ").append(problems.size() - MAX_PROBLEMS).append(" more");
        }
    }

    private static String key(Violation violation) {
        return violation.kind() == Reason.Kind.FINDING ? violation.id() : violation.text();
    }

    private static String line(List<Violation> same) {
        String first = same.get(0).text();
        int others = same.size() - 1;
        return others == 0 ? first : first + ", and " + others + " more of this kind";
    }
}

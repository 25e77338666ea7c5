package io.github.streamcheck.maven;

import io.github.streamcheck.report.ReportFiles;
import io.github.streamcheck.verdict.Verdict;
import io.github.streamcheck.verdict.Violation;
import java.nio.file.Path;
import java.util.List;

/** The message with which the build fails: Maven repeats it last, so it must hold all that a user needs. */
final class FailureMessage {

    private static final int MAX_VIOLATIONS = 10;

    private FailureMessage() {}

    static String of(Verdict verdict, Path reports) {
        return of("streamcheck", verdict.violations(), reports);
    }

    /** {@code about} is what the message begins with: of which run it is. */
    static String of(String about, List<Violation> violations, Path reports) {
        StringBuilder message = new StringBuilder(about)
                .append(": ")
                .append(violations.size())
                .append(violations.size() == 1 ? " expectation" : " expectations")
                .append(" not met");
        violations.stream()
                .limit(MAX_VIOLATIONS)
                .forEach(violation -> message.append("\n  ").append(violation.text()));
        if (violations.size() > MAX_VIOLATIONS) {
            message.append("\n  and ")
                    .append(violations.size() - MAX_VIOLATIONS)
                    .append(" more");
        }
        // There is none if the configuration is wrong, or if `reports` leaves it out.
        ReportFiles.first(reports)
                .ifPresent(file -> message.append("\nThe whole report is ").append(file));
        return message.toString();
    }
}

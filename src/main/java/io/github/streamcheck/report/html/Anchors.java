package io.github.streamcheck.report.html;

import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.report.ProblemSummary;
import java.util.Locale;

/** The ids of the page's parts, to which its links lead. Stateless. */
final class Anchors {

    static final String PROBLEMS = "problems";
    static final String FINDINGS = "findings";
    static final String CAPACITY = "capacity";
    static final String COMPARISON = "comparison";
    static final String CHARTS = "charts";
    static final String TURNS = "turns";
    static final String STREAMS = "streams";
    static final String FIGURES = "figures";
    static final String SERVER = "server";
    static final String CLIENT = "client";
    static final String PLAN = "plan";

    private Anchors() {}

    /** Where there is more about a problem. */
    static String of(ProblemSummary problem) {
        return switch (problem.kind()) {
            case FINDING -> rule(problem.id());
            case THRESHOLD ->
                problem.threshold()
                        .filter(result -> !result.isNoData())
                        .map(result -> result.threshold().metric())
                        .filter(Metric::hasStatistics)
                        .map(Anchors::metric)
                        .orElse(FIGURES);
            case SERVER -> SERVER;
            case SEARCH -> CAPACITY;
            case BASELINE -> COMPARISON;
            case RUN -> CLIENT;
        };
    }

    /** All findings of a rule. */
    static String rule(String id) {
        return "rule-" + id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    /** The figures of a metric. */
    static String metric(Metric metric) {
        return "metric-" + metric.parameter();
    }

    /** A stream that is shown event by event. */
    static String stream(int number) {
        return "stream-" + number;
    }

    /** A link within the page. */
    static void link(Html html, String anchor, String text) {
        html.element("a", text, "href", "#" + anchor);
    }
}

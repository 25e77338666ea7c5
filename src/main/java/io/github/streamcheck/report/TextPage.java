package io.github.streamcheck.report;

import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.plan.Durations;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Quantities;
import io.github.streamcheck.plan.Unit;
import io.github.streamcheck.server.ServerCheck;
import io.github.streamcheck.verdict.ThresholdResult;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** One run as a page of plain text. */
final class TextPage {

    private static final String RULER = "=".repeat(98);

    private final RunReport report;
    private final Signs signs;
    private final StringBuilder page = new StringBuilder();

    TextPage(RunReport report, Signs signs) {
        this.report = report;
        this.signs = signs;
    }

    String render() {
        header();
        requests();
        metric("TIME TO FIRST TOKEN (TTFT)", Metric.TTFT, Metric.TTFT_CONNECTED, Metric.TTFO, Metric.TTFB);
        tokens();
        metric("DURATION", Metric.DURATION);
        metric("BETWEEN TOKENS (ITL, TPOT)", Metric.ITL, Metric.TPOT, Metric.STALL);
        metric("SPEED (TPS)", Metric.TPS, Metric.DECODE_TPS);
        server("STREAMING TRACKER", "tracker");
        server("GENERAL METRICS", "metrics");
        errors();
        checks();
        notes();
        return page.toString();
    }

    private void header() {
        boolean pass = report.verdict().isPass();
        line(RULER);
        line("streamcheck report: " + (pass ? signs.tick() + " PASS" : signs.cross() + " FAIL")
                + report.partial().map(reason -> " (partial: " + reason + ")").orElse(""));
        line(RULER);
        line("server       " + report.plan().target().baseUri());
        line("model        " + report.model().orElse("none found"));
        line("execution    " + report.run().executionId() + ", run "
                + report.run().id());
        line("started      " + report.startedAt() + ", took " + Durations.format(report.took()));
        line("environment  streamcheck " + report.environment().streamcheck() + ", "
                + report.environment().maven() + ", Java "
                + report.environment().java() + ", " + report.environment().os());
        report.verdict().violations().forEach(violation -> line(signs.cross() + " " + violation));
    }

    private void requests() {
        title("REQUESTS");
        report.figures().endpoints().forEach(this::requestsOf);
        if (report.figures().endpoints().size() != 1) {
            requestsOf("all", report.figures().total());
        }
        if (report.figures().replacedConnections() > 0) {
            line("kept-alive connections that had died and were replaced: "
                    + report.figures().replacedConnections());
        }
    }

    private void requestsOf(String name, EndpointFigures figures) {
        line(String.format(
                java.util.Locale.ROOT,
                "%-14s%d streams judged, %d succeeded, %d failed, success rate %s; %d measured",
                name,
                figures.streams(),
                figures.succeeded(),
                figures.failed(),
                show(figures.value(Metric.SUCCESS_RATE), Unit.RATIO),
                figures.measured()));
    }

    private void metric(String title, Metric... metrics) {
        title(title);
        Map<String, EndpointFigures> endpoints = report.figures().endpoints();
        boolean any = false;
        for (Metric metric : metrics) {
            List<String> rows =
                    FigureTable.rows(metric, endpoints, report.figures().total());
            if (!rows.isEmpty()) {
                line(metric.parameter() + ": " + metric.definition());
                rows.forEach(this::line);
                any = true;
            }
        }
        if (!any) {
            line("nothing was measured");
        }
    }

    private void tokens() {
        title("TOKEN COUNTS");
        EndpointFigures total = report.figures().total();
        List<String> rows = FigureTable.rows(Metric.TOKENS, report.figures().endpoints(), total);
        rows.forEach(this::line);
        line(total.tokens() + " tokens in all, " + show(total.value(Metric.THROUGHPUT), Unit.TOKENS_PER_SECOND)
                + "; counted by the server's usage in " + total.countedByServer() + " of " + total.measured()
                + " streams, else by token deltas");
    }

    private void server(String title, String id) {
        title(title);
        List<ServerCheck> checks =
                report.server().stream().filter(check -> check.id().equals(id)).toList();
        if (checks.isEmpty()) {
            line("not asked for");
        }
        for (ServerCheck check : checks) {
            line(signs.of(check.status()) + " " + check.message());
            check.reading()
                    .ifPresent(
                            reading -> reading.values().forEach((name, value) -> line("    " + name + " = " + value)));
        }
    }

    private void errors() {
        title("ERROR ANALYSIS");
        if (report.figures().findings().isEmpty()) {
            line(signs.tick() + " no findings");
        }
        for (FindingGroup group : report.figures().findings()) {
            line(String.format(
                    java.util.Locale.ROOT,
                    "%s %s %s (%s, %d streams): %s",
                    group.severity() == io.github.streamcheck.observe.Severity.ERROR ? signs.cross() : signs.warning(),
                    group.severity().word(),
                    group.rule(),
                    group.endpoint(),
                    group.streams(),
                    group.message()));
            group.examples().forEach(example -> line("    stream #" + example.stream() + where(example.evidence())));
        }
    }

    private static String where(Evidence evidence) {
        StringBuilder where = new StringBuilder();
        evidence.event().ifPresent(event -> where.append(", event ").append(event));
        evidence.offset().ifPresent(offset -> where.append(", byte ").append(offset));
        return evidence.excerpt().isEmpty() ? where.toString() : where + ": " + evidence.excerpt();
    }

    private void checks() {
        title("VALIDATION CHECKS");
        for (ServerCheck check : report.server()) {
            line(signs.of(check.status()) + " " + check.id() + ": " + check.message());
        }
        for (ThresholdResult result : report.verdict().thresholds()) {
            String sign = result.isMet() ? signs.tick() : result.isViolation() ? signs.cross() : signs.warning();
            line(sign + " " + result.threshold().path() + ": " + result.message());
        }
        report.verdict().warnings().forEach(warning -> line(signs.warning() + " " + warning));
    }

    private void notes() {
        title("NOTES");
        if (report.clientLag().count() > 0) {
            line("this client's own lag (how late a timer of 10 ms fired):");
            line(FigureTable.header());
            line(FigureTable.row("lag", Metric.LAG, report.clientLag()));
        }
        report.notes().forEach(note -> line(signs.note() + " " + note));
    }

    private static String show(OptionalDouble value, Unit unit) {
        return value.isPresent() ? Quantities.format(value.getAsDouble(), unit) : "NO DATA";
    }

    private void title(String title) {
        line("");
        line(title);
        line("-".repeat(title.length()));
    }

    private void line(String text) {
        page.append(text.stripTrailing()).append('\n');
    }
}

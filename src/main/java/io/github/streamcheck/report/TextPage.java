package io.github.streamcheck.report;

import io.github.streamcheck.baseline.BaselineComparison;
import io.github.streamcheck.baseline.ComparisonKind;
import io.github.streamcheck.baseline.ReferenceResult;
import io.github.streamcheck.engine.ClientUsage;
import io.github.streamcheck.measure.Distribution;
import io.github.streamcheck.observe.Connections;
import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.observe.RunFinding;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.result.FigureMarks;
import io.github.streamcheck.result.HeldBack;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.server.ServerCheck;
import io.github.streamcheck.text.Durations;
import io.github.streamcheck.text.Printable;
import io.github.streamcheck.text.Quantities;
import io.github.streamcheck.text.Unit;
import io.github.streamcheck.verdict.Reason;
import io.github.streamcheck.verdict.ThresholdResult;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Formats a run as a page of plain text. */
final class TextPage {

    /** The limit of figures of a server's page; {@code report.json} has all. */
    private static final int MAX_SERVER_FIGURES = 40;

    /** The client's own part in all times. */
    private static final List<Metric> OWN = List.of(
            Metric.CONNECT,
            Metric.SEND,
            Metric.WAIT,
            Metric.RECEIVE,
            Metric.SCHEDULE_LAG,
            Metric.DELIVERY_LAG,
            Metric.TTFT_LAG,
            Metric.LAG);

    private static final String RULER = "=".repeat(Lines.WIDTH);

    private static final int CONTINUED = 4;

    private static final String NOTHING = "nothing was measured";

    private final RunResult report;
    private final Glyphs signs;
    private final StringBuilder page = new StringBuilder();

    TextPage(RunResult report, Glyphs signs) {
        this.report = report;
        this.signs = signs;
    }

    String render() {
        header();
        requests();
        stages();
        metric("TIME TO FIRST TOKEN (TTFT)", Metric.TTFT, Metric.TTFT_CONNECTED, Metric.TTFO, Metric.TTFB, Metric.SERVER_LOAD, Metric.SERVER_PROMPT_EVAL);
        tokens();
        metric("DURATION", Metric.DURATION);
        metric("BETWEEN TOKENS (ITL, TPOT)", Metric.ITL, Metric.TPOT, Metric.STALL);
        metric("SPEED (TPS)", Metric.TPS, Metric.DECODE_TPS, Metric.SERVER_DECODE_TPS);
        report.comparisons().forEach(this::comparison);
        server("STREAMING TRACKER", "tracker");
        server("GENERAL METRICS", "metrics");
        crossExamination();
        errors();
        checks();
        notes();
        return page.toString();
    }

    private void header() {
        line(RULER);
        line("streamcheck report: " + signs.headline(report.outcome())
                + report.partial().map(reason -> " (partial: " + reason + ")").orElse(""));
        line(RULER);
        line("server       " + report.plan().target().baseUri());
        line("model        " + report.model().orElse("none found"));
        List<Stage> stages = report.plan().load().stages();
        line("load         " + (stages.size() == 1 ? stages.get(0).describe() : stages.size() + " stages"));
        report.plan().load().mix().ifPresent(mix -> line("mix          " + mix.describe()));
        line("execution    " + report.run().executionId() + ", run "
                + report.run().id());
        line("started      " + report.startedAt() + ", took " + Durations.format(report.took()));
        line("environment  streamcheck " + report.environment().streamcheck() + ", "
                + report.environment().maven() + ", Java "
                + report.environment().java() + ", " + report.environment().os());
        if (!report.verdict().isPass()) {
            line("");
        }
        report.verdict().violations().forEach(violation -> line(signs.cross() + " " + violation.text()));
        if (!report.verdict().isPass()) {
            report.run().again().ifPresent(command -> whole("again        " + command));
            report.curl().ifPresent(command -> whole("curl         " + command));
        }
    }

    private void requests() {
        title("REQUESTS");
        report.figures().endpoints().forEach(this::requestsOf);
        if (report.figures().endpoints().size() != 1) {
            requestsOf("all", report.figures().total());
        }
        int replaced = report.figures().connections().replaced();
        if (replaced > 0) {
            line("kept-alive connections that had died and were replaced: " + replaced);
        }
    }

    private void requestsOf(String name, EndpointFigures figures) {
        line(String.format(
                Locale.ROOT,
                "%-14s%s judged, %d succeeded, %d failed, success rate %s; %d measured",
                name,
                count(figures.streams(), "stream"),
                figures.succeeded(),
                figures.failed(),
                show(figures.value(Metric.SUCCESS_RATE), Unit.RATIO),
                figures.measured()));
    }

    /** A single stage is left out, since the rest of the page shows it. */
    private void stages() {
        if (report.figures().stages().size() > 1) {
            title("STAGES");
            StageTable.rows(report.figures().stages()).forEach(this::line);
        }
    }

    private void metric(String title, Metric... metrics) {
        title(title);
        Map<String, EndpointFigures> endpoints = report.figures().endpoints();
        boolean any = false;
        for (Metric metric : metrics) {
            List<String> rows =
                    FigureTable.rows(metric, endpoints, report.figures().total(), report::marks);
            if (!rows.isEmpty()) {
                line(metric.parameter() + ": " + metric.definition());
                rows.forEach(this::line);
                FigureTable.legend(rows, report.plan().lagLimit()).forEach(this::line);
                any = true;
            }
        }
        if (!any) {
            line(NOTHING);
        }
    }

    private void tokens() {
        title("TOKEN COUNTS");
        EndpointFigures total = report.figures().total();
        List<String> rows = FigureTable.rows(Metric.TOKENS, report.figures().endpoints(), total, report::marks);
        if (rows.isEmpty()) {
            line(NOTHING);
            return;
        }
        rows.forEach(this::line);
        line(total.tokens() + " tokens in all, " + show(total.value(Metric.THROUGHPUT), Unit.TOKENS_PER_SECOND)
                + " over all streams");
        line("counted by the server's usage in " + total.countedByServer() + " of " + count(total.measured(), "stream")
                + ", else by token deltas");
    }

    private void comparison(BaselineComparison comparison) {
        title(comparison.against() == ComparisonKind.BASELINE ? "BASELINE" : "SIDE BY SIDE");
        comparison.incomparable().ifPresent(why -> line(signs.warning() + " " + why));
        if (!comparison.changes().isEmpty()) {
            BaselineTable.lines(comparison.changes()).forEach(this::line);
            if (comparison.against() == ComparisonKind.BASELINE) {
                line("compared with " + count(comparison.runs(), "run"));
            }
        }
        comparison
                .drifts()
                .forEach(drift -> line(signs.warning() + " " + drift.metric().parameter() + ": " + drift.message()));
        if (comparison.against() == ComparisonKind.OTHER_SERVER) {
            report.other().ifPresent(this::otherSide);
        }
    }

    private void otherSide(ReferenceResult other) {
        line("compared with " + other.baseUri() + ", model " + other.model() + ":");
        other.figures().endpoints().forEach(this::requestsOf);
        List<String> rows = FigureTable.compact(
                other.figures().total(),
                FigureMarks.heldBack(HeldBack.in(other.figures()).metrics(RunFinding.ALL)));
        rows.forEach(this::line);
        FigureTable.legend(rows, report.plan().lagLimit()).forEach(this::line);
        other.figures().findings().forEach(group -> line(finding(group)));
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
            check.reading().ifPresent(reading -> serverFigures(reading.values()));
        }
    }

    private void crossExamination() {
        List<String> rows = ServerTable.rows(report.server(), signs);
        if (!rows.isEmpty()) {
            title("SERVER AGAINST CLIENT");
            rows.forEach(this::line);
        }
    }

    private void serverFigures(Map<String, Double> values) {
        values.entrySet().stream()
                .limit(MAX_SERVER_FIGURES)
                .forEach(figure -> line("    " + figure.getKey() + " = " + plain(figure.getValue())));
        if (values.size() > MAX_SERVER_FIGURES) {
            line("    and " + (values.size() - MAX_SERVER_FIGURES) + " more, in " + JsonReport.FILE_NAME);
        }
    }

    /** A count is written without decimals. */
    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? String.valueOf((long) value) : "" + value;
    }

    private void errors() {
        title("ERROR ANALYSIS");
        if (report.figures().findings().isEmpty()) {
            line(report.figures().total().streams() == 0 ? "no stream was judged" : signs.tick() + " no findings");
        }
        for (FindingGroup group : report.figures().findings()) {
            line(finding(group));
            group.examples().forEach(example -> whole("    " + which(example) + where(example)));
        }
    }

    private String finding(FindingGroup group) {
        return String.format(
                Locale.ROOT,
                "%s %s %s (%s, %s): %s",
                group.severity() == Severity.ERROR ? signs.cross() : signs.warning(),
                group.severity().word(),
                group.rule(),
                group.endpoint(),
                count(group.streams(), "stream"),
                group.message());
    }

    private static String which(FindingGroup.Example example) {
        return example.stream() == FindingGroup.Example.NO_STREAM ? "seen" : "stream #" + example.stream();
    }

    private static String where(FindingGroup.Example example) {
        Evidence evidence = example.evidence();
        StringBuilder where = new StringBuilder();
        evidence.event().ifPresent(event -> where.append(", event ").append(event));
        evidence.offset().ifPresent(offset -> where.append(", byte ").append(offset));
        example.atMillis().ifPresent(at -> where.append(", at ").append(Quantities.format(at, Unit.MILLISECONDS)));
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
        report.verdict().violations().stream()
                .filter(violation -> violation.kind() == Reason.Kind.RUN)
                .forEach(violation -> line(signs.cross() + " " + violation.text()));
        report.verdict().warnings().stream()
                .filter(warning -> warning.kind() != Reason.Kind.SERVER
                        && warning.threshold().isEmpty())
                .forEach(warning -> line(signs.warning() + " " + warning.text()));
    }

    private void notes() {
        if (report.client().lag().count() == 0 && report.notes().isEmpty()) {
            return;
        }
        title("NOTES");
        if (report.client().lag().count() > 0) {
            client();
        }
        report.notes().forEach(note -> line(signs.note() + " " + note));
    }

    /** What the client did and how late it was, so that readers can judge how reliable the figures are. */
    private void client() {
        ClientUsage client = report.client();
        Connections connections = report.figures().connections();
        String cpu = client.cpu().isNegative()
                ? "CPU time unknown"
                : Durations.format(client.cpu()) + " of CPU time ("
                        + String.format(Locale.ROOT, "%.2f", client.busyProcessors()) + " of "
                        + report.environment().processors() + " processors)";
        line("this client: " + cpu + ", " + client.collections() + " garbage collections ("
                + Durations.format(client.collecting()) + "), " + connections.opened() + " connections opened, "
                + connections.reused() + " times one was reused");
        line(FigureTable.header());
        for (Metric metric : OWN) {
            distribution(metric).ifPresent(values -> line(FigureTable.row(metric.parameter(), metric, values)));
        }
        for (Metric metric : OWN) {
            distribution(metric).ifPresent(values -> line(metric.parameter() + ": " + metric.definition()));
        }
    }

    private Optional<Distribution> distribution(Metric metric) {
        return metric == Metric.LAG
                ? Optional.of(report.client().lag())
                : report.figures().total().distribution(metric);
    }

    private static String show(OptionalDouble value, Unit unit) {
        return value.isPresent() ? Quantities.format(value.getAsDouble(), unit) : "NO DATA";
    }

    private void title(String title) {
        line("");
        line(title);
        line("-".repeat(title.length()));
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private void line(String text) {
        Lines.wrap(text, CONTINUED).forEach(line -> page.append(line).append('\n'));
    }

    /** A line with evidence, which is easier to search for in one piece. */
    private void whole(String text) {
        page.append(Printable.escape(text.stripTrailing())).append('\n');
    }
}

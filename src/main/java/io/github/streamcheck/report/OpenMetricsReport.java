package io.github.streamcheck.report;

import com.google.auto.service.AutoService;
import io.github.streamcheck.measure.Distribution;
import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.result.Outcome;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.text.Quantities;
import io.github.streamcheck.text.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * {@code metrics.prom}: the run's figures in the OpenMetrics text format, for a push gateway or node-exporter's text collector.
 * Times are in seconds, as that format has it. All names begin with {@code streamcheck_}: these are a client's figures, not a
 * server's.
 */
@AutoService(ReportWriter.class)
public final class OpenMetricsReport implements ReportWriter {

    private static final double[] QUANTILES = {0.5, 0.9, 0.95, 0.99};

    @Override
    public String id() {
        return "openmetrics";
    }

    @Override
    public String fileName(String executionId) {
        return "metrics.prom";
    }

    @Override
    public String render(RunResult report) {
        List<String> lines = new ArrayList<>();
        String execution = "execution=\"" + escape(report.run().executionId()) + '"';
        gauge(lines, "pass", "1 if the verdict is a pass, else 0");
        lines.add("streamcheck_pass{" + execution + "} " + (report.outcome() == Outcome.PASS ? 1 : 0));
        Map<String, EndpointFigures> endpoints = report.figures().endpoints();
        counts(lines, endpoints, execution);
        for (Metric metric : Metric.values()) {
            if (metric.hasStatistics()) {
                summary(lines, metric, endpoints, execution);
            } else {
                single(lines, metric, endpoints, execution);
            }
        }
        lines.add("# EOF");
        return String.join("\n", lines) + "\n";
    }

    private static void counts(List<String> lines, Map<String, EndpointFigures> endpoints, String execution) {
        gauge(lines, "streams", "judged streams");
        endpoints.forEach((name, figures) -> {
            String labels = labels(execution, name);
            lines.add("streamcheck_streams{" + labels + ",outcome=\"succeeded\"} " + figures.succeeded());
            lines.add("streamcheck_streams{" + labels + ",outcome=\"failed\"} " + figures.failed());
        });
    }

    private static void single(
            List<String> lines, Metric metric, Map<String, EndpointFigures> endpoints, String execution) {
        String name = name(metric);
        gauge(lines, name, metric.definition());
        endpoints.forEach((endpoint, figures) -> {
            OptionalDouble value = figures.value(metric);
            value.ifPresent(each -> lines.add(
                    "streamcheck_" + name + "{" + labels(execution, endpoint) + "} " + Quantities.rounded(each)));
        });
    }

    private static void summary(
            List<String> lines, Metric metric, Map<String, EndpointFigures> endpoints, String execution) {
        if (endpoints.values().stream()
                .allMatch(figures -> figures.distribution(metric).isEmpty())) {
            return;
        }
        String name = name(metric);
        lines.add("# TYPE streamcheck_" + name + " summary");
        lines.add("# HELP streamcheck_" + name + " " + escape(metric.definition()));
        endpoints.forEach((endpoint, figures) -> figures.distribution(metric)
                .ifPresent(values -> summary(lines, name, labels(execution, endpoint), values, scale(metric))));
    }

    private static void summary(List<String> lines, String name, String labels, Distribution values, double scale) {
        for (double quantile : QUANTILES) {
            lines.add("streamcheck_" + name + "{" + labels + ",quantile=\"" + quantile + "\"} "
                    + Quantities.rounded(values.percentile(100 * quantile) * scale));
        }
        lines.add("streamcheck_" + name + "_sum{" + labels + "} " + Quantities.rounded(values.sum() * scale));
        lines.add("streamcheck_" + name + "_count{" + labels + "} " + values.count());
    }

    private static void gauge(List<String> lines, String name, String help) {
        lines.add("# TYPE streamcheck_" + name + " gauge");
        lines.add("# HELP streamcheck_" + name + " " + escape(help));
    }

    private static String labels(String execution, String endpoint) {
        return execution + ",endpoint=\"" + escape(endpoint) + '"';
    }

    /** The parameter's name in the style of the format: {@code time_to_x_seconds} and not {@code timeToX}. */
    private static String name(Metric metric) {
        String words = metric.parameter().replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
        return metric.unit() == Unit.MILLISECONDS ? words + "_seconds" : words;
    }

    private static double scale(Metric metric) {
        return metric.unit() == Unit.MILLISECONDS ? 1e-3 : 1;
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}

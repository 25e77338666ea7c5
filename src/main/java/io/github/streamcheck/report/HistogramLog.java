package io.github.streamcheck.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.auto.service.AutoService;
import io.github.streamcheck.measure.Distribution;
import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.result.RunResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * {@code figures.hlog}: all distributions in the log format of HdrHistogram, so that runs can be merged and plotted with its tools.
 * Each line is one metric of one endpoint, tagged {@code endpoint.metric}, over the whole measured part. Values are in
 * nanoseconds; of tokens per second in millionths; tokens are whole.
 */
@AutoService(ReportWriter.class)
public final class HistogramLog implements ReportWriter {

    @Override
    public String id() {
        return "hlog";
    }

    @Override
    public String fileName(String executionId) {
        return "figures.hlog";
    }

    @Override
    public String render(RunResult report) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream print = new PrintStream(bytes, false, UTF_8)) {
            HistogramLogWriter log = new HistogramLogWriter(print);
            log.outputComment("streamcheck run " + report.run().id());
            log.outputLogFormatVersion();
            log.outputStartTime(report.startedAt().toEpochMilli());
            log.outputLegend();
            report.figures().endpoints().forEach((name, figures) -> write(log, name, figures, report));
            if (report.client().lag().count() > 0) {
                write(log, "client." + Metric.LAG.parameter(), report.client().lag(), report);
            }
        }
        return bytes.toString(UTF_8);
    }

    private static void write(HistogramLogWriter log, String endpoint, EndpointFigures figures, RunResult report) {
        figures.distributions()
                .forEach((metric, values) -> write(log, endpoint + "." + metric.parameter(), values, report));
    }

    private static void write(HistogramLogWriter log, String tag, Distribution values, RunResult report) {
        Histogram histogram = values.ticks();
        histogram.setTag(tag);
        histogram.setStartTimeStamp(report.startedAt().toEpochMilli());
        histogram.setEndTimeStamp(report.startedAt().plus(report.took()).toEpochMilli());
        // Without a start of its own the log would count its intervals from 1970.
        log.setBaseTime(report.startedAt().toEpochMilli());
        log.outputIntervalHistogram(histogram);
    }
}

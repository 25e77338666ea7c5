package io.github.streamcheck.server;

import com.google.auto.service.AutoService;
import io.github.streamcheck.wire.PlainAnswer;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * The text format of Prometheus and OpenMetrics, told by its shape only: that there are samples. What they mean differs from
 * server to server.
 */
@AutoService(MetricsDialect.class)
public final class TextExpositionDialect implements MetricsDialect {

    /** A name, labels, a value, maybe a time and an exemplar, and no more: "error 5: down" is no sample. */
    private static final Pattern SAMPLE = Pattern.compile("(?m)^[a-zA-Z_:][a-zA-Z0-9_:]*+(?:\\{[^\\n]*\\})?[ \\t]+"
            + "(?:[-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?|[-+]?Inf|NaN)(?:[ \\t]+-?[0-9.]+)?[ \\t]*+(?:#[^\\n]*)?$");

    @Override
    public String name() {
        return "prometheus";
    }

    @Override
    public Optional<MetricsPage> read(PlainAnswer page) {
        boolean text =
                page.contentType().equals("text/plain") || page.contentType().equals("application/openmetrics-text");
        if (!text) {
            return Optional.empty();
        }
        long samples = SAMPLE.matcher(page.body().utf8()).results().count();
        return samples == 0
                ? Optional.empty()
                : Optional.of(new MetricsPage(Map.of("samples", (double) samples), OptionalDouble.empty()));
    }
}

package io.github.streamcheck.simulator.metrics;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes a page in the text format of Prometheus, one family after the other. For one use, by one thread. */
final class TextMetrics {

    private static final double[] SECONDS = {
        0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60
    };
    private static final double[] MILLIS =
            Arrays.stream(SECONDS).map(seconds -> seconds * 1e3).toArray();

    private static final int IDLE_MEGABYTES = 100;
    private static final int IDLE_FILES = 10;

    private final StringBuilder page = new StringBuilder();

    /** A family that only grows. {@code labels} are pairs of a name and a text. */
    TextMetrics counter(String name, long value, String... labels) {
        return family(name, "counter").sample(name, value, labels);
    }

    TextMetrics gauge(String name, Number value, String... labels) {
        return family(name, "gauge").sample(name, value, labels);
    }

    /** What client libraries of Prometheus add of their process, made up: a connection and a megabyte for each active stream. */
    TextMetrics process(long active) {
        return gauge("process_resident_memory_bytes", (IDLE_MEGABYTES + active) << 20)
                .gauge("process_open_fds", IDLE_FILES + active);
    }

    TextMetrics seconds(String name, Times values, String... labels) {
        return histogram(name, values, SECONDS, labels);
    }

    TextMetrics millis(String name, Times values, String... labels) {
        return histogram(name, values.inMillis(), MILLIS, labels);
    }

    /** The declaration of a family, whose samples follow. */
    TextMetrics family(String name, String type) {
        page.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        return this;
    }

    TextMetrics sample(String name, Number value, String... labels) {
        page.append(name);
        if (labels.length > 0) {
            page.append('{');
            for (int i = 0; i < labels.length; i += 2) {
                page.append(i == 0 ? "" : ",")
                        .append(labels[i])
                        .append("=\"")
                        .append(escaped(labels[i + 1]))
                        .append('"');
            }
            page.append('}');
        }
        page.append(' ').append(value).append('\n');
        return this;
    }

    private TextMetrics histogram(String name, Times values, double[] bounds, String... labels) {
        family(name, "histogram");
        for (double bound : bounds) {
            sample(name + "_bucket", values.countUpTo(bound), with(labels, String.valueOf(bound)));
        }
        sample(name + "_bucket", values.count(), with(labels, "+Inf"));
        sample(name + "_count", values.count(), labels);
        return sample(name + "_sum", values.sum(), labels);
    }

    private static String[] with(String[] labels, String bound) {
        String[] more = Arrays.copyOf(labels, labels.length + 2);
        more[labels.length] = "le";
        more[labels.length + 1] = bound;
        return more;
    }

    private static String escaped(String text) {
        return text.chars()
                .mapToObj(sign -> switch (sign) {
                    case '\\' -> "\\\\";
                    case '"' -> "\\\"";
                    case '\n' -> "\\n";
                    default -> String.valueOf((char) sign);
                })
                .collect(Collectors.joining());
    }

    /** The page so far. */
    String text() {
        return page.toString();
    }
}

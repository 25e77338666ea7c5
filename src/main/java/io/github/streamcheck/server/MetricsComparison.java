package io.github.streamcheck.server;

import io.github.streamcheck.observe.Sanitizer;
import java.util.Optional;

/**
 * One thing that the server says, beside what was seen of it.
 *
 * @param page the path of the page that says it; empty as long as that is not known
 * @param what what it is about, in a few words
 * @param serverSays in the server's figures
 * @param weSaw in ours, or what has to be
 * @param contradiction why the two don't agree, if so
 */
public record MetricsComparison(
        String page, String what, String serverSays, String weSaw, Optional<String> contradiction) {

    /** The two agree. */
    public static MetricsComparison agrees(String what, String serverSays, String weSaw) {
        return new MetricsComparison("", what, serverSays, weSaw, Optional.empty());
    }

    /** The two don't. */
    public static MetricsComparison contradicts(String what, String serverSays, String weSaw, String contradiction) {
        return new MetricsComparison("", what, serverSays, weSaw, Optional.of(contradiction));
    }

    /** Contradicts for the reason that {@code contradiction} gives, or else agrees. */
    public static MetricsComparison of(
            String what, String serverSays, String weSaw, boolean contradicts, String contradiction) {
        return contradicts ? contradicts(what, serverSays, weSaw, contradiction) : agrees(what, serverSays, weSaw);
    }

    /** The same on a page of that path. */
    MetricsComparison on(String path) {
        return new MetricsComparison(path, what, serverSays, weSaw, contradiction);
    }

    /** The same with all its texts made safe to show. */
    MetricsComparison sanitized(Sanitizer sanitizer) {
        return new MetricsComparison(
                sanitizer.line(page),
                sanitizer.line(what),
                sanitizer.line(serverSays),
                sanitizer.line(weSaw),
                contradiction.map(sanitizer::line));
    }

    public boolean isAgreed() {
        return contradiction.isEmpty();
    }
}

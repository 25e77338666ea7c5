package io.github.streamcheck.server;

import io.github.streamcheck.plan.ServerChecks;
import io.github.streamcheck.wire.PlainAnswer;
import java.util.List;
import java.util.Optional;

/** Reads pages of metrics in the first format that fits, or in the configured one. Immutable and thread-safe. */
final class MetricsReader {

    private final List<MetricsDialect> dialects;
    private final String mismatch;

    /**
     * A page that was understood.
     *
     * @param dialect the name of the form
     * @param feed where a server of that form may send its metrics by itself
     */
    record Read(String dialect, MetricsPage page, Optional<MetricsFeed> feed) {}

    MetricsReader(ServerChecks asked) {
        if (!asked.mapping().isEmpty()) {
            dialects = List.of(new MappedDialect(asked.mapping()));
            mismatch = "has none of the names in metricsMapping";
            return;
        }
        dialects = MetricsDialect.all().stream()
                .filter(each -> asked.dialect().map(each.name()::equals).orElse(true))
                .toList();
        mismatch = asked.dialect().map(name -> "is not in the form " + name).orElse("is in no known form");
    }

    /** What is wrong with a page that can't be read; a phrase that follows its path. */
    String mismatch() {
        return mismatch;
    }

    /** The page; empty if it is in no form that is tried. */
    Optional<Read> read(PlainAnswer answer) {
        MetricsBody body = MetricsBody.of(answer);
        for (MetricsDialect dialect : dialects) {
            Optional<MetricsPage> page = dialect.read(body);
            if (page.isPresent()) {
                return Optional.of(new Read(dialect.name(), page.get(), dialect.feed()));
            }
        }
        return Optional.empty();
    }
}

package io.github.streamcheck.server;

import io.github.streamcheck.plan.ServerChecks;
import io.github.streamcheck.wire.PlainAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads pages of metrics in the first form that fits, or in the one that was asked for. Immutable and thread-safe. */
final class MetricsReader {

    private final List<MetricsDialect> dialects;

    /**
     * A page that was understood.
     *
     * @param dialect the name of the form
     */
    record Read(String dialect, MetricsPage page) {}

    MetricsReader(ServerChecks asked) {
        List<MetricsDialect> tried = new ArrayList<>();
        if (!asked.mapping().isEmpty()) {
            tried.add(new MappedDialect(asked.mapping()));
        }
        MetricsDialect.all().stream()
                .filter(each -> asked.dialect().map(each.name()::equals).orElse(true))
                .forEach(tried::add);
        this.dialects = List.copyOf(tried);
    }

    /** The page; empty if it is in no form that is tried. */
    Optional<Read> read(PlainAnswer answer) {
        MetricsBody body = MetricsBody.of(answer);
        for (MetricsDialect dialect : dialects) {
            Optional<MetricsPage> page = dialect.read(body);
            if (page.isPresent()) {
                return Optional.of(new Read(dialect.name(), page.get()));
            }
        }
        return Optional.empty();
    }
}

package io.github.streamcheck.server.dialects;

import com.google.auto.service.AutoService;
import io.github.streamcheck.server.Families;
import io.github.streamcheck.server.MetricsBody;
import io.github.streamcheck.server.MetricsDialect;
import io.github.streamcheck.server.MetricsPage;
import java.util.Optional;

/** The text format of Prometheus and OpenMetrics with unknown names: only falling counters can be detected. */
@AutoService(MetricsDialect.class)
public final class TextExpositionDialect implements MetricsDialect {

    private static final Families FAMILIES = Families.startingWith("");

    @Override
    public String name() {
        return "prometheus";
    }

    @Override
    public int precedence() {
        return LAST;
    }

    @Override
    public Optional<MetricsPage> read(MetricsBody page) {
        return FAMILIES.read(page);
    }
}

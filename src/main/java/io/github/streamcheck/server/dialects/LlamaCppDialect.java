package io.github.streamcheck.server.dialects;

import com.google.auto.service.AutoService;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.ServerAmount;
import io.github.streamcheck.server.Counting;
import io.github.streamcheck.server.Families;
import io.github.streamcheck.server.MetricsBody;
import io.github.streamcheck.server.MetricsDialect;
import io.github.streamcheck.server.MetricsPage;
import io.github.streamcheck.server.Timing;
import java.util.Optional;

/** llama.cpp's server, started with {@code --metrics}. It counts tokens and no streams, and its speed is a mean since its start. */
@AutoService(MetricsDialect.class)
public final class LlamaCppDialect implements MetricsDialect {

    private static final Families FAMILIES = Families.startingWith("llamacpp:")
            .counting(
                    ServerAmount.ACTIVE,
                    Counting.together(
                            Counting.all("llamacpp:requests_processing"), Counting.all("llamacpp:requests_deferred")))
            .counting(ServerAmount.TOKENS, Counting.all("llamacpp:tokens_predicted_total"))
            .timing(Metric.TPS, Timing.of("llamacpp:predicted_tokens_seconds", 1));

    @Override
    public String name() {
        return "llamacpp";
    }

    @Override
    public Optional<MetricsPage> read(MetricsBody page) {
        return FAMILIES.read(page);
    }
}

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

/**
 * SGLang, started with {@code --enable-metrics}. It updates the number of running requests only after it has been idle for 30 s,
 * so that this number is of no use.
 */
@AutoService(MetricsDialect.class)
public final class SglangDialect implements MetricsDialect {

    private static final Families FAMILIES = Families.startingWith("sglang:")
            .counting(ServerAmount.COMPLETED, Counting.all("sglang:num_requests_total"))
            .counting(ServerAmount.FAILED, Counting.all("sglang:num_aborted_requests_total"))
            .counting(ServerAmount.TOKENS, Counting.all("sglang:generation_tokens_total"))
            .timing(Metric.TTFT, Timing.seconds("sglang:time_to_first_token_seconds"))
            .timing(
                    Metric.ITL,
                    Timing.first(
                            Timing.seconds("sglang:inter_token_latency_seconds"),
                            Timing.seconds("sglang:time_per_output_token_seconds")))
            .timing(Metric.DURATION, Timing.seconds("sglang:e2e_request_latency_seconds"));

    @Override
    public String name() {
        return "sglang";
    }

    @Override
    public Optional<MetricsPage> read(MetricsBody page) {
        return FAMILIES.read(page);
    }
}

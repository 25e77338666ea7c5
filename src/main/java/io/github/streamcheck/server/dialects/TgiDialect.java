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

/** Text Generation Inference. It reports no time to the first token. */
@AutoService(MetricsDialect.class)
public final class TgiDialect implements MetricsDialect {

    private static final Families FAMILIES = Families.startingWith("tgi_")
            .counting(
                    ServerAmount.COMPLETED,
                    Counting.first(Counting.all("tgi_request_success"), Counting.all("tgi_request_success_total")))
            .counting(
                    ServerAmount.FAILED,
                    Counting.first(Counting.all("tgi_request_failure"), Counting.all("tgi_request_failure_total")))
            .counting(
                    ServerAmount.ACTIVE,
                    Counting.together(Counting.all("tgi_batch_current_size"), Counting.all("tgi_queue_size")))
            .counting(ServerAmount.TOKENS, Counting.all("tgi_request_generated_tokens_sum"))
            .timing(Metric.ITL, Timing.seconds("tgi_request_mean_time_per_token_duration"))
            .timing(Metric.DURATION, Timing.seconds("tgi_request_duration"));

    @Override
    public String name() {
        return "tgi";
    }

    @Override
    public Optional<MetricsPage> read(MetricsBody page) {
        return FAMILIES.read(page);
    }
}

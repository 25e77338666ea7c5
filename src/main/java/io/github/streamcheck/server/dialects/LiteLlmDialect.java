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

/** LiteLLM's proxy. Its page is at {@code /metrics/}: without the last slash it redirects. */
@AutoService(MetricsDialect.class)
public final class LiteLlmDialect implements MetricsDialect {

    private static final Families FAMILIES = Families.startingWith("litellm_")
            .counting(ServerAmount.COMPLETED, Counting.all("litellm_deployment_success_responses_total"))
            .counting(ServerAmount.FAILED, Counting.all("litellm_deployment_failure_responses_total"))
            .counting(ServerAmount.TOKENS, Counting.all("litellm_output_tokens_metric_total"))
            .timing(Metric.TTFT, Timing.seconds("litellm_llm_api_time_to_first_token_metric"))
            .timing(Metric.DURATION, Timing.seconds("litellm_request_total_latency_metric"));

    @Override
    public String name() {
        return "litellm";
    }

    @Override
    public int precedence() {
        return 2;
    }

    @Override
    public Optional<MetricsPage> read(MetricsBody page) {
        return FAMILIES.read(page);
    }
}

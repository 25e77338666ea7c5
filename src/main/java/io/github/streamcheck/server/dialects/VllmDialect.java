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

/** vLLM, version 0 and 1. A request that was aborted counts as a success with a reason of its own. */
@AutoService(MetricsDialect.class)
public final class VllmDialect implements MetricsDialect {

    private static final Families FAMILIES = Families.startingWith("vllm:")
            .counting(
                    ServerAmount.COMPLETED,
                    Counting.except("vllm:request_success_total", "finished_reason", "abort", "error"))
            .counting(
                    ServerAmount.FAILED,
                    Counting.where("vllm:request_success_total", "finished_reason", "abort", "error"))
            .counting(
                    ServerAmount.ACTIVE,
                    Counting.together(
                            Counting.all("vllm:num_requests_running"), Counting.all("vllm:num_requests_waiting")))
            .counting(ServerAmount.TOKENS, Counting.all("vllm:generation_tokens_total"))
            .timing(Metric.TTFT, Timing.seconds("vllm:time_to_first_token_seconds"))
            .timing(
                    Metric.ITL,
                    Timing.first(
                            Timing.seconds("vllm:inter_token_latency_seconds"),
                            Timing.seconds("vllm:time_per_output_token_seconds")))
            .timing(Metric.DURATION, Timing.seconds("vllm:e2e_request_latency_seconds"));

    @Override
    public String name() {
        return "vllm";
    }

    @Override
    public Optional<MetricsPage> read(MetricsBody page) {
        return FAMILIES.read(page);
    }
}

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

/** TensorRT-LLM: {@code trtllm-serve} has it at {@code /prometheus/metrics}. */
@AutoService(MetricsDialect.class)
public final class TensorRtDialect implements MetricsDialect {

    private static final Families FAMILIES = Families.startingWith("trtllm_")
            .counting(ServerAmount.COMPLETED, Counting.all("trtllm_request_success_total"))
            .counting(
                    ServerAmount.ACTIVE,
                    Counting.together(
                            Counting.all("trtllm_num_requests_running"), Counting.all("trtllm_num_requests_waiting")))
            .counting(ServerAmount.TOKENS, Counting.all("trtllm_generation_tokens_total"))
            .timing(Metric.TTFT, Timing.seconds("trtllm_time_to_first_token_seconds"))
            .timing(Metric.ITL, Timing.seconds("trtllm_time_per_output_token_seconds"))
            .timing(Metric.DURATION, Timing.seconds("trtllm_e2e_request_latency_seconds"));

    @Override
    public String name() {
        return "trtllm";
    }

    @Override
    public Optional<MetricsPage> read(MetricsBody page) {
        return FAMILIES.read(page);
    }
}

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

/** Triton, with TensorRT-LLM behind it or not. Each model of an ensemble counts a request again. */
@AutoService(MetricsDialect.class)
public final class TritonDialect implements MetricsDialect {

    private static final Families FAMILIES = Families.startingWith("nv_")
            .counting(ServerAmount.COMPLETED, Counting.largest("nv_inference_request_success", "model"))
            .counting(ServerAmount.FAILED, Counting.largest("nv_inference_request_failure", "model"))
            .counting(
                    ServerAmount.ACTIVE,
                    Counting.first(
                            Counting.where("nv_trt_llm_request_metrics", "request_type", "active"),
                            Counting.largest("nv_inference_pending_request_count", "model")))
            .timing(Metric.TTFT, Timing.largest("nv_inference_first_response_histogram_ms", 1, "model"));

    @Override
    public String name() {
        return "triton";
    }

    @Override
    public int precedence() {
        return 1;
    }

    @Override
    public Optional<MetricsPage> read(MetricsBody page) {
        return FAMILIES.read(page);
    }
}

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

/** OpenTelemetry's conventions for generative AI, with and without the unit in the name. A request that failed has an error type. */
@AutoService(MetricsDialect.class)
public final class OpenTelemetryDialect implements MetricsDialect {

    private static final Families FAMILIES = Families.startingWith("gen_ai_server_")
            .counting(
                    ServerAmount.COMPLETED,
                    Counting.first(
                            Counting.where("gen_ai_server_request_duration_seconds_count", "error_type", ""),
                            Counting.where("gen_ai_server_request_duration_count", "error_type", "")))
            .counting(
                    ServerAmount.FAILED,
                    Counting.first(
                            Counting.except("gen_ai_server_request_duration_seconds_count", "error_type", ""),
                            Counting.except("gen_ai_server_request_duration_count", "error_type", "")))
            .timing(
                    Metric.TTFT,
                    Timing.first(
                            Timing.seconds("gen_ai_server_time_to_first_token_seconds"),
                            Timing.seconds("gen_ai_server_time_to_first_token")))
            .timing(
                    Metric.ITL,
                    Timing.first(
                            Timing.seconds("gen_ai_server_time_per_output_token_seconds"),
                            Timing.seconds("gen_ai_server_time_per_output_token")))
            .timing(
                    Metric.DURATION,
                    Timing.first(
                            Timing.seconds("gen_ai_server_request_duration_seconds"),
                            Timing.seconds("gen_ai_server_request_duration")));

    @Override
    public String name() {
        return "opentelemetry";
    }

    @Override
    public int precedence() {
        return 3;
    }

    @Override
    public Optional<MetricsPage> read(MetricsBody page) {
        return FAMILIES.read(page);
    }
}

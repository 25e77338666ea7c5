package io.github.streamcheck.simulator.metrics;

import io.github.streamcheck.simulator.api.Reply;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Whose metrics the simulator gives: the same figures, in the words of another server. */
public enum MetricsStyle {
    /** JSON, and also a tracker of streams. */
    FAKEAI,
    VLLM,
    SGLANG,
    LLAMACPP,
    TGI,
    TRTLLM,
    TRITON,
    LITELLM,
    OPENTELEMETRY;

    /** The name in settings, in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of exactly that name. */
    public static Optional<MetricsStyle> byWord(String word) {
        return Arrays.stream(values())
                .filter(dialect -> dialect.word().equals(word))
                .findFirst();
    }

    /** All names. */
    public static List<String> words() {
        return Arrays.stream(values()).map(MetricsStyle::word).toList();
    }

    /** Whether there is a page of the streams alone. */
    public boolean hasTracker() {
        return this == FAKEAI;
    }

    /** The page of metrics, of a server that serves {@code model} and whose streams are as {@code edit} has them. */
    public Reply page(String model, Meter meter, UnaryOperator<Readings> edit) {
        return meter.read(figures -> page(model, figures, edit.apply(Readings.of(figures.streams))));
    }

    private Reply page(String model, Meter.Figures figures, Readings streams) {
        return switch (this) {
            case FAKEAI -> Reply.json(200, MetricsPages.byRoute(figures, streams));
            case VLLM -> Reply.text(vllm(model, streams));
            case SGLANG -> Reply.text(sglang(model, streams));
            case LLAMACPP -> Reply.text(llamacpp(streams));
            case TGI -> Reply.text(tgi(streams));
            case TRTLLM -> Reply.text(trtllm(model, streams));
            case TRITON -> Reply.text(triton(model, streams));
            case LITELLM -> Reply.text(litellm(model, streams));
            case OPENTELEMETRY -> Reply.text(opentelemetry(model, streams));
        };
    }

    private static String vllm(String model, Readings streams) {
        String[] labels = {"engine", "0", "model_name", model};
        return new TextMetrics()
                .gauge("vllm:num_requests_running", streams.active(), labels)
                .gauge("vllm:num_requests_waiting", 0, labels)
                .counter("vllm:generation_tokens_total", streams.tokens(), labels)
                .family("vllm:request_success_total", "counter")
                .sample(
                        "vllm:request_success_total",
                        streams.completed(),
                        "finished_reason",
                        "stop",
                        "model_name",
                        model)
                .sample("vllm:request_success_total", streams.failed(), "finished_reason", "abort", "model_name", model)
                .seconds("vllm:time_to_first_token_seconds", streams.ttft(), labels)
                .seconds("vllm:inter_token_latency_seconds", streams.itl(), labels)
                .seconds("vllm:e2e_request_latency_seconds", streams.duration(), labels)
                .process(streams.active())
                .text();
    }

    private static String sglang(String model, Readings streams) {
        String[] labels = {"model_name", model};
        return new TextMetrics()
                .gauge("sglang:num_running_reqs", streams.active(), labels)
                .gauge("sglang:num_queue_reqs", 0, labels)
                .counter("sglang:generation_tokens_total", streams.tokens(), labels)
                .counter("sglang:num_requests_total", streams.completed(), labels)
                .counter("sglang:num_aborted_requests_total", streams.failed(), labels)
                .seconds("sglang:time_to_first_token_seconds", streams.ttft(), labels)
                .seconds("sglang:inter_token_latency_seconds", streams.itl(), labels)
                .seconds("sglang:e2e_request_latency_seconds", streams.duration(), labels)
                .process(streams.active())
                .text();
    }

    private static String llamacpp(Readings streams) {
        return new TextMetrics()
                .counter("llamacpp:tokens_predicted_total", streams.tokens())
                .gauge("llamacpp:predicted_tokens_seconds", streams.rate().mean())
                .gauge("llamacpp:requests_processing", streams.active())
                .gauge("llamacpp:requests_deferred", 0)
                .text();
    }

    private static String tgi(Readings streams) {
        return new TextMetrics()
                .counter("tgi_request_count", streams.started())
                .counter("tgi_request_success", streams.completed())
                .counter("tgi_request_failure", streams.failed(), "err", "generation")
                .gauge("tgi_batch_current_size", streams.active())
                .gauge("tgi_queue_size", 0)
                .family("tgi_request_generated_tokens", "histogram")
                .sample("tgi_request_generated_tokens_bucket", streams.completed(), "le", "+Inf")
                .sample("tgi_request_generated_tokens_count", streams.completed())
                .sample("tgi_request_generated_tokens_sum", streams.tokens())
                .seconds("tgi_request_mean_time_per_token_duration", streams.itl())
                .seconds("tgi_request_duration", streams.duration())
                .text();
    }

    private static String trtllm(String model, Readings streams) {
        String[] labels = {"engine_type", "trtllm", "model_name", model};
        return new TextMetrics()
                .counter(
                        "trtllm_request_success_total",
                        streams.completed(),
                        "finished_reason",
                        "stop",
                        "model_name",
                        model)
                .counter("trtllm_generation_tokens_total", streams.tokens(), labels)
                .gauge("trtllm_num_requests_running", streams.active(), labels)
                .gauge("trtllm_num_requests_waiting", 0, labels)
                .seconds("trtllm_time_to_first_token_seconds", streams.ttft(), labels)
                .seconds("trtllm_time_per_output_token_seconds", streams.itl(), labels)
                .seconds("trtllm_e2e_request_latency_seconds", streams.duration(), labels)
                .text();
    }

    /** An ensemble, whose one model counts the same requests again. */
    private static String triton(String model, Readings streams) {
        TextMetrics page = new TextMetrics().family("nv_inference_request_success", "counter");
        for (String each : List.of("ensemble", model)) {
            page.sample("nv_inference_request_success", streams.completed(), "model", each, "version", "1");
        }
        return page.counter(
                        "nv_inference_request_failure",
                        streams.failed(),
                        "model",
                        "ensemble",
                        "reason",
                        "BACKEND",
                        "version",
                        "1")
                .gauge(
                        "nv_trt_llm_request_metrics",
                        streams.active(),
                        "model",
                        model,
                        "request_type",
                        "active",
                        "version",
                        "1")
                .millis("nv_inference_first_response_histogram_ms", streams.ttft(), "model", "ensemble", "version", "1")
                .text();
    }

    private static String litellm(String model, Readings streams) {
        String[] labels = {"litellm_model_name", model, "requested_model", model};
        return new TextMetrics()
                .counter("litellm_deployment_success_responses_total", streams.completed(), labels)
                .counter("litellm_deployment_failure_responses_total", streams.failed(), labels)
                .counter("litellm_output_tokens_metric_total", streams.tokens(), labels)
                .seconds("litellm_llm_api_time_to_first_token_metric", streams.ttft(), labels)
                .seconds("litellm_request_total_latency_metric", streams.duration(), labels)
                .process(streams.active())
                .text();
    }

    private static String opentelemetry(String model, Readings streams) {
        String[] labels = {"gen_ai_operation_name", "chat", "gen_ai_request_model", model};
        String[] failed = {"error_type", "500", "gen_ai_request_model", model};
        return new TextMetrics()
                .seconds("gen_ai_server_request_duration_seconds", streams.duration(), labels)
                .sample(
                        "gen_ai_server_request_duration_seconds_bucket",
                        streams.failed(),
                        "error_type",
                        "500",
                        "le",
                        "+Inf")
                .sample("gen_ai_server_request_duration_seconds_count", streams.failed(), failed)
                .sample("gen_ai_server_request_duration_seconds_sum", 0, failed)
                .seconds("gen_ai_server_time_to_first_token_seconds", streams.ttft(), labels)
                .seconds("gen_ai_server_time_per_output_token_seconds", streams.itl(), labels)
                .text();
    }
}

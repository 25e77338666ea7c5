package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.PlainAnswer;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Disconnects in the middle of a stream. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.PROBES,
        severity = Severity.WARNING,
        summary = "a client that disconnects in the middle: the server stops generating",
        explanation = """
            Otherwise the server generates for nobody, and the next client waits. Measured by the server's active
            requests: FakeAI, vLLM, SGLang, llama.cpp; others can't be checked. Accepted: as many as before within 5 s.

            Fix: Abort the generation when the connection of its client closes.""")
public final class ProbeDisconnect implements Probe {

    private static final int LONG = 4000;
    private static final long PATIENCE_NANOS = 5_000_000_000L;
    private static final long PAUSE_MILLIS = 100;

    private static final Pattern ACTIVE = Pattern.compile("(?m)^(?:vllm:num_requests_running|sglang:num_running_reqs"
            + "|llamacpp:requests_processing)(?:\\{[^}]*\\})? +([0-9.eE+-]+)|\"active_streams\" *: *([0-9]+)");

    @Override
    public Result run(Client client) throws InterruptedException {
        OptionalDouble before = active(client);
        if (before.isEmpty()) {
            return Result.notApplicable("the server does not report how many requests are active");
        }
        StreamedAnswer answer = client.leaveAfter(
                client.request("Tell a long story.", Map.of(client.dialect().limit(), LONG)), 2);
        if (!answer.leftAfterToken()) {
            return Result.notApplicable("there was no answer that the client could leave in the middle");
        }
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        OptionalDouble after = active(client);
        while (after.isPresent() && after.getAsDouble() > before.getAsDouble() && System.nanoTime() < deadline) {
            Thread.sleep(PAUSE_MILLIS);
            after = active(client);
        }
        if (after.isEmpty()) {
            return Result.notApplicable("the server no longer reports how many requests are active");
        }
        client.saw("active before: " + before.getAsDouble() + ", after: " + after.getAsDouble());
        return Result.of(
                after.getAsDouble() <= before.getAsDouble(), "the request is still active 5 s after the client left");
    }

    /** Over all models and workers, each of which has a line of its own. */
    private static OptionalDouble active(Client client) throws InterruptedException {
        for (String path : List.of("/metrics/streaming", "/metrics")) {
            PlainAnswer page = client.get(path);
            OptionalDouble sum = OptionalDouble.empty();
            Matcher figure = ACTIVE.matcher(page.isSuccess() ? page.body().utf8() : "");
            while (figure.find()) {
                String value = figure.group(1) == null ? figure.group(2) : figure.group(1);
                sum = OptionalDouble.of(sum.orElse(0) + Double.parseDouble(value));
            }
            if (sum.isPresent()) {
                return sum;
            }
        }
        return OptionalDouble.empty();
    }
}

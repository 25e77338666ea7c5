package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.PlainAnswer;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that leaves. */
@AutoService(Rule.class)
public final class DisconnectProbe implements Probe {

    private static final int LONG = 4000;
    private static final long PATIENCE_NANOS = 5_000_000_000L;
    private static final long PAUSE_MILLIS = 100;

    private static final Pattern ACTIVE = Pattern.compile("(?m)^(?:vllm:num_requests_running|sglang:num_running_reqs"
            + "|llamacpp:requests_processing)(?:\\{[^}]*\\})? +([0-9.eE+-]+)|\"active_streams\" *: *([0-9]+)");

    @Override
    public String id() {
        return "probe-disconnect";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String summary() {
        return "a client that leaves in the middle: the server stops generating";
    }

    @Override
    public String explanation() {
        return "Otherwise it works on for nobody, and the next client waits. Told by the active requests "
                + "of the server: FakeAI, vLLM, SGLang, llama.cpp; a server without such a figure can not "
                + "be asked. Accepted: as many as before within 5 s.";
    }

    @Override
    public Result run(Client client) throws InterruptedException {
        OptionalDouble before = active(client);
        if (before.isEmpty()) {
            return Result.notApplicable("the server does not say how many requests are active");
        }
        StreamedAnswer answer = client.leaveAfter(
                client.request("Tell a long story.", Map.of(client.wording().limit(), LONG)), 2);
        if (!answer.left()) {
            return Result.notApplicable("the answer was over before the client could leave");
        }
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        OptionalDouble after = active(client);
        while (after.isPresent() && after.getAsDouble() > before.getAsDouble() && System.nanoTime() < deadline) {
            Thread.sleep(PAUSE_MILLIS);
            after = active(client);
        }
        if (after.isEmpty()) {
            return Result.notApplicable("the server no longer says how many requests are active");
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

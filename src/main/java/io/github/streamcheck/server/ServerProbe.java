package io.github.streamcheck.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.streamcheck.observe.InternalText;
import io.github.streamcheck.plan.ServerChecks.Demand;
import io.github.streamcheck.server.ServerCheck.MetricsReading;
import io.github.streamcheck.server.ServerCheck.Status;
import io.github.streamcheck.wire.HttpTransport;
import io.github.streamcheck.wire.PlainAnswer;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Asks the server for its health, its models and its metrics. Nothing that it answers, or fails to, throws. */
public final class ServerProbe {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MODELS = "/v1/models";

    private final HttpTransport transport;
    private final Duration limit;
    private final UnaryOperator<String> redact;

    /**
     * Asks over {@code transport}.
     *
     * @param limit for each answer
     * @param redact makes what the server sent fit to be shown
     */
    public ServerProbe(HttpTransport transport, Duration limit, UnaryOperator<String> redact) {
        this.transport = transport;
        this.limit = limit;
        this.redact = redact;
    }

    /** Whether the server says it is well: any status of success. That it has no such page is only a note. */
    public ServerCheck health(String path) {
        PlainAnswer answer = get(path);
        if (answer.isSuccess()) {
            return check("health", Status.OK, path + " answers HTTP " + answer.status());
        }
        boolean silent = answer.isAbsent() || answer.status() == 401 || answer.status() == 403;
        return check("health", silent ? Status.NOTE : Status.VIOLATION, path + ": " + answer.outcome());
    }

    /** The first model that the server lists, or why there is none. */
    public ModelAnswer firstModel() {
        PlainAnswer answer = get(MODELS);
        if (!answer.isSuccess()) {
            return new ModelAnswer(
                    Optional.empty(), answer.problem().isPresent(), redact.apply(MODELS + ": " + answer.outcome()));
        }
        try {
            JsonNode id =
                    JSON.readTree(answer.body().stream()).path("data").path(0).path("id");
            return id.isTextual()
                    ? new ModelAnswer(Optional.of(id.asText()), false, "")
                    : new ModelAnswer(Optional.empty(), false, MODELS + " lists no model");
        } catch (IOException notJson) {
            return new ModelAnswer(Optional.empty(), false, MODELS + " is not JSON");
        }
    }

    /**
     * What the server was asked for a model.
     *
     * @param model the model's name
     * @param unreachable whether there was no answer at all
     * @param reason why there is no model
     */
    public record ModelAnswer(Optional<String> model, boolean unreachable, String reason) {}

    /**
     * A page of metrics, held against what was seen.
     *
     * @param id the check's id
     * @param succeeded streams that were seen to succeed; the server must have counted at least as many
     */
    public ServerCheck metrics(String id, String path, Demand demand, int succeeded) {
        Status bad = demand == Demand.REQUIRED ? Status.VIOLATION : Status.WARNING;
        PlainAnswer answer = get(path);
        if (answer.isAbsent()) {
            Status absent = demand == Demand.REQUIRED ? Status.VIOLATION : Status.NOTE;
            return check(id, absent, path + " is absent (HTTP " + answer.status() + ")");
        }
        if (!answer.isSuccess()) {
            String innards = InternalText.isIn(answer.body().utf8()) ? ", and shows the server's internals" : "";
            return check(id, bad, path + ": " + answer.outcome() + innards);
        }
        for (MetricsDialect dialect : MetricsDialect.all()) {
            Optional<MetricsPage> page = dialect.read(answer);
            if (page.isPresent()) {
                return judged(id, path, bad, dialect, page.get(), succeeded);
            }
        }
        String type = answer.contentType().isEmpty() ? "no content type" : answer.contentType();
        return check(id, bad, path + " is in no known form (" + type + ")");
    }

    private ServerCheck judged(
            String id, String path, Status bad, MetricsDialect dialect, MetricsPage page, int succeeded) {
        Optional<String> problem = problem(page, succeeded);
        // The names of the figures are the server's words, too.
        Map<String, Double> values = new LinkedHashMap<>();
        page.values().forEach((name, value) -> values.put(redact.apply(name), value));
        MetricsReading reading = new MetricsReading(dialect.name(), problem.isEmpty(), values);
        String message = path + " (" + dialect.name() + "): "
                + problem.orElse(
                        page.completedStreams().isPresent()
                                ? "counts " + (long) page.completedStreams().getAsDouble() + " completed streams"
                                : "available");
        return new ServerCheck(id, problem.isEmpty() ? Status.OK : bad, redact.apply(message), Optional.of(reading));
    }

    private ServerCheck check(String id, Status status, String message) {
        return new ServerCheck(id, status, redact.apply(message), Optional.empty());
    }

    private static Optional<String> problem(MetricsPage page, int succeeded) {
        List<String> impossible = page.values().entrySet().stream()
                .filter(value -> value.getValue() < 0 || !Double.isFinite(value.getValue()))
                .map(value -> value.getKey() + " is " + value.getValue())
                .toList();
        if (!impossible.isEmpty()) {
            return Optional.of(impossible.get(0));
        }
        if (page.completedStreams().isPresent() && page.completedStreams().getAsDouble() < succeeded) {
            return Optional.of("counts " + (long) page.completedStreams().getAsDouble() + " completed streams, though "
                    + succeeded + " were seen to complete");
        }
        return Optional.empty();
    }

    private PlainAnswer get(String path) {
        return transport.get(path, limit).join();
    }
}

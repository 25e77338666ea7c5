package io.github.streamcheck.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.streamcheck.server.ServerCheck.Status;
import io.github.streamcheck.wire.HttpTransport;
import io.github.streamcheck.wire.PlainAnswer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** Asks the server for its health, its models and its metrics. Nothing that it answers, or fails to, throws. Thread-safe. */
public final class ServerProbe {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MODELS = "/v1/models";

    private final HttpTransport transport;
    private final Duration limit;
    private final UnaryOperator<String> redact;
    private final List<AnswerFact> facts;
    private final List<Oddity> oddities = new CopyOnWriteArrayList<>();

    /**
     * Something that is wrong with an answer, whatever was asked for.
     *
     * @param fact the rule that says so
     * @param path what was asked for
     * @param message what is wrong
     */
    public record Oddity(AnswerFact fact, String path, String message) {}

    /**
     * Asks over {@code transport}.
     *
     * @param limit for each answer
     * @param redact makes what the server sent fit to be shown
     * @param facts what every answer has to satisfy
     */
    public ServerProbe(HttpTransport transport, Duration limit, UnaryOperator<String> redact, List<AnswerFact> facts) {
        this.transport = transport;
        this.limit = limit;
        this.redact = redact;
        this.facts = List.copyOf(facts);
    }

    /**
     * Whether the server says it is well: any status of success. That it has no such page is only a note.
     *
     * @param id the id of the check
     */
    public CompletableFuture<ServerCheck> health(String id, String path) {
        return page(path).thenApply(answer -> {
            if (answer.isSuccess()) {
                return check(id, Status.OK, path + " answers HTTP " + answer.status());
            }
            boolean silent = answer.isAbsent() || answer.status() == 401 || answer.status() == 403;
            return check(id, silent ? Status.NOTE : Status.VIOLATION, path + ": " + answer.outcome());
        });
    }

    /** The first model that the server lists, or why there is none. */
    public ModelAnswer firstModel() {
        PlainAnswer answer = page(MODELS).join();
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

    /** Any page. The future never fails. */
    public CompletableFuture<PlainAnswer> page(String path) {
        return transport.get(path, limit).thenApply(answer -> {
            facts.forEach(fact -> fact.check(answer)
                    .map(what -> new Oddity(fact, path, redact.apply(what)))
                    .filter(oddity -> !oddities.contains(oddity))
                    .ifPresent(oddities::add));
            return answer;
        });
    }

    /**
     * Subscribes to a feed of metrics; returns when it has been closed or given up.
     *
     * @param required whether what is wrong with it fails the verdict
     */
    ServerCheck feed(MetricsFeed feed, boolean required) throws InterruptedException {
        return new FeedProbe(transport, redact).check(feed, required);
    }

    /** What was wrong with answers up to now. */
    public List<Oddity> oddities() {
        return List.copyOf(oddities);
    }

    private ServerCheck check(String id, Status status, String message) {
        return new ServerCheck(id, status, redact.apply(message), Optional.empty());
    }
}

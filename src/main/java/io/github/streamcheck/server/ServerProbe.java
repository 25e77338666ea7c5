package io.github.streamcheck.server;

import io.github.streamcheck.server.ServerCheck.Status;
import io.github.streamcheck.text.Addresses;
import io.github.streamcheck.wire.HttpTransport;
import io.github.streamcheck.wire.PlainAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads the server's health, models and metrics. No answer of the server, and no missing one, makes this throw. Thread-safe. */
public final class ServerProbe {

    /** The path of the list of models. */
    public static final String MODELS = "/v1/models";

    /** Beyond an answer's own limit. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpTransport transport;
    private final Duration limit;
    private final List<AnswerFact> facts;
    private final List<AnswerProblem> oddities = new CopyOnWriteArrayList<>();

    /**
     * A defect of an answer from any page.
     *
     * @param fact the rule that says so
     * @param path what was asked for, as it may be shown
     * @param message what is wrong
     */
    public record AnswerProblem(AnswerFact fact, String path, String message) {}

    /**
     * Asks over {@code transport}.
     *
     * @param limit for each answer
     * @param facts what every answer has to satisfy
     */
    public ServerProbe(HttpTransport transport, Duration limit, List<AnswerFact> facts) {
        this.transport = transport;
        this.limit = limit;
        this.facts = List.copyOf(facts);
    }

    /**
     * Checks the server's health page: any successful status is fine. A missing page is only a note.
     *
     * @param id the id of the check
     * @param unreachable the status of the check if there is no connection to the server
     */
    public CompletableFuture<ServerCheck> health(String id, String path, Status unreachable) {
        return page(path).thenApply(answer -> {
            if (answer.isSuccess()) {
                return check(id, Status.OK, Addresses.shownPath(path) + " answers HTTP " + answer.status());
            }
            if (!answer.connected()) {
                return check(id, unreachable, answer.describe());
            }
            boolean silent = answer.isAbsent() || answer.wantsKey();
            return check(id, silent ? Status.NOTE : Status.VIOLATION, answer.describe());
        });
    }

    /** Asks for a page, and waits for the answer. */
    public PlainAnswer ask(String path) {
        return await(page(path));
    }

    /** The first model that the server lists, or why there is none. */
    public ModelAnswer firstModel() {
        return ModelAnswer.of(ask(MODELS));
    }

    /**
     * Waits for an answer that has a limit.
     *
     * @throws IllegalStateException if the limit is not kept, since the thread has died that should do so
     */
    <T> T await(CompletableFuture<T> answer) {
        long end = System.nanoTime() + limit.plus(PATIENCE).toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    // Not CompletableFuture's own time-out: its thread outlives the plugin and keeps the class loader
                    // alive.
                    return answer.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException meanwhile) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException("a page was not given up after " + limit.toMillis() + " ms", failed);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Any page. The future never fails. */
    public CompletableFuture<PlainAnswer> page(String path) {
        return transport.get(path, limit).thenApply(answer -> {
            facts.forEach(fact -> fact.check(answer)
                    .map(what -> new AnswerProblem(fact, Addresses.shownPath(path), what))
                    .filter(oddity -> !oddities.contains(oddity))
                    .ifPresent(oddities::add));
            return answer;
        });
    }

    /**
     * Subscribes to a feed of metrics; returns when it has been closed or aborted.
     *
     * @param required whether what is wrong with it fails the verdict
     */
    ServerCheck feed(MetricsFeed feed, boolean required) throws InterruptedException {
        return new FeedProbe(transport).check(feed, required);
    }

    /** The defects of answers up to now. */
    public List<AnswerProblem> oddities() {
        return List.copyOf(oddities);
    }

    private ServerCheck check(String id, Status status, String message) {
        return new ServerCheck(id, status, message, Optional.empty());
    }
}

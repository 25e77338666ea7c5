package io.github.streamcheck.wire;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;

/** One plain request and its answer. A page may be asked for again where a kept-alive connection has died, once. */
final class PlainExchange {

    private static final int MAX_BODY = 1 << 20;

    private final URI uri;
    private final Sender sender;
    private final ScheduledExecutorService deadlines;
    private final ExchangeContext context;
    private final CompletableFuture<PlainAnswer> answer = new CompletableFuture<>();
    private volatile ConnectionProbe probe;

    /** Hands a request to HttpClient. */
    interface Sender {
        void send(
                ConnectionProbe probe,
                AsyncResponseConsumer<PlainAnswer> consumer,
                FutureCallback<PlainAnswer> callback);
    }

    PlainExchange(URI uri, Sender sender, ScheduledExecutorService deadlines, ExchangeContext context) {
        this.uri = uri;
        this.sender = sender;
        this.deadlines = deadlines;
        this.context = context;
        this.probe = new ConnectionProbe(context.rounds());
    }

    /** Sends the request. The future never fails; after {@code limit} the answer is aborted and its connection closed. */
    CompletableFuture<PlainAnswer> start(Duration limit) {
        ask(true);
        // Not CompletableFuture's own time-out: its thread outlives the plugin and keeps the class loader alive.
        Future<?> late = deadlines.schedule(
                () -> answer.complete(
                        PlainAnswer.failed(uri, "no answer within " + limit.toMillis() + " ms", probe.isOpen())),
                limit.toMillis(),
                TimeUnit.MILLISECONDS);
        return answer.whenComplete((given, never) -> {
            late.cancel(false);
            probe.discardUnlessDone(given);
        });
    }

    private void ask(boolean mayAskAgain) {
        ConnectionProbe attempt = new ConnectionProbe(context.rounds());
        probe = attempt;
        sender.send(attempt, new PlainConsumer(uri, MAX_BODY), Callbacks.to(answer::complete, problem -> {
            if (Failures.isOwn(problem)) {
                context.clientFailed().accept(problem);
            }
            if (mayAskAgain && !answer.isDone() && attempt.use(false, 0).reused()) {
                context.closeIdleConnections().run();
                ask(false);
            } else {
                boolean connected = attempt.isOpen();
                answer.complete(PlainAnswer.failed(uri, context.describer().describe(problem, connected), connected));
            }
        }));
    }
}

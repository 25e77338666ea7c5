package io.github.streamcheck.server;

import io.github.streamcheck.server.ServerCheck.Status;
import io.github.streamcheck.wire.Dialogue;
import io.github.streamcheck.wire.Exchange;
import io.github.streamcheck.wire.HttpTransport;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import io.github.streamcheck.wire.StreamListener;
import io.github.streamcheck.wire.TypedEventDecoder;
import io.github.streamcheck.wire.TypedEventSchema;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Subscribes to a feed of metrics: one update has to come in time, all that comes has to be well-formed, and the WebSocket has to
 * be closed properly. No answer of the server, and no missing one, makes this throw.
 */
final class FeedProbe {

    private static final String ID = "metrics-feed";

    /** How much later than its interval an update may come: servers look at their clocks at intervals of their own. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final HttpTransport transport;

    FeedProbe(HttpTransport transport) {
        this.transport = transport;
    }

    /** Returns when the feed has been closed or aborted. {@code required} is whether a defect fails the verdict. */
    ServerCheck check(MetricsFeed feed, boolean required) throws InterruptedException {
        FeedListener heard = new FeedListener(feed);
        Dialogue dialogue = new Dialogue(
                feed.path(),
                List.of(),
                List.of(feed.subscription()),
                new TypedEventDecoder(TypedEventSchema.NONE),
                heard::isUpdate);
        Exchange exchange = transport.open(dialogue, heard);
        Duration longest = feed.interval().plus(GRACE);
        CompletableFuture<Void> settled = new CompletableFuture<>();
        exchange.onSettled(() -> settled.complete(null));
        try {
            settled.get(longest.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            exchange.abort(new StreamEnd.Cancelled("no update in time"));
        } catch (ExecutionException never) {
            throw new IllegalStateException("a future that only ever completes", never);
        }
        Optional<Integer> refusal = heard.refusal();
        if (refusal.isPresent()) {
            String absent = feed.path() + " is absent (HTTP " + refusal.get() + ")";
            return new ServerCheck(ID, Status.NOTE, absent, Optional.empty());
        }
        Optional<String> problem = heard.problem(longest);
        Status bad = required ? Status.VIOLATION : Status.WARNING;
        return new ServerCheck(
                ID,
                problem.isPresent() ? bad : Status.OK,
                feed.path() + " " + problem.orElseGet(heard::good),
                Optional.empty());
    }

    /** Collects the messages of the feed. Called by one thread at a time, and read at the end. */
    private static final class FeedListener implements StreamListener {

        private final MetricsFeed feed;
        private long openNanos;
        private long updateNanos;
        private int status;
        private boolean closed;
        private Optional<String> malformed = Optional.empty();
        private Optional<StreamEnd> end = Optional.empty();

        FeedListener(MetricsFeed feed) {
            this.feed = feed;
        }

        @Override
        public synchronized void on(StreamEvent event) {
            if (event instanceof StreamEvent.ResponseHead answer) {
                status = answer.status();
                openNanos = answer.atNanos();
            } else if (event instanceof StreamEvent.EventReceived message) {
                received(message);
            } else if (event instanceof StreamEvent.FramingFault fault) {
                malformed = Optional.of("sends a frame that breaks RFC 6455: "
                        + fault.anomaly().evidence().utf8());
            } else if (event instanceof StreamEvent.Control control) {
                closed |= control.kind() == StreamEvent.Control.Kind.CLOSE;
            } else if (event instanceof StreamEvent.Ended ended) {
                end = Optional.of(ended.how());
            }
        }

        private void received(StreamEvent.EventReceived message) {
            if (isUpdate(message.payload()) && updateNanos == 0) {
                updateNanos = message.atNanos();
            }
            boolean typed = message.payload() instanceof Payload.Typed event
                    && !event.type().isEmpty();
            if (!typed && malformed.isEmpty()) {
                malformed = Optional.of("sends what is no JSON object with a type: "
                        + message.sse().data().head(100).utf8());
            }
        }

        boolean isUpdate(Payload payload) {
            return payload instanceof Payload.Typed event && event.type().equals(feed.update());
        }

        /** The status with which the server says that it has no such feed. */
        synchronized Optional<Integer> refusal() {
            return Optional.of(status).filter(code -> code == 404 || code == 405 || code == 426 || code == 501);
        }

        /** What is wrong, a phrase that follows the path. */
        synchronized Optional<String> problem(Duration longest) {
            if (malformed.isPresent()) {
                return malformed;
            }
            if (openNanos == 0) {
                return Optional.of(
                        "can't be opened: " + end.map(Object::toString).orElse("no answer"));
            }
            if (status >= 200) {
                return Optional.of("answers HTTP " + status + " where a WebSocket belongs");
            }
            if (updateNanos == 0 || updateNanos - openNanos > longest.toNanos()) {
                return Optional.of(
                        "sends no update within " + longest.toMillis() + " ms, though one was asked for every "
                                + feed.interval().toMillis() + " ms");
            }
            return closed ? Optional.empty() : Optional.of("does not answer the end of its WebSocket");
        }

        synchronized String good() {
            return "sends an update " + (updateNanos - openNanos) / 1_000_000 + " ms after it is asked for one every "
                    + feed.interval().toMillis() + " ms";
        }
    }
}

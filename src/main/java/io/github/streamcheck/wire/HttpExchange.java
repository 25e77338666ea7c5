package io.github.streamcheck.wire;

import io.github.streamcheck.wire.StreamEvent.Ended;
import io.github.streamcheck.wire.StreamEvent.ResponseHead;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.nio.AsyncDataConsumer;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http2.H2Error;
import org.apache.hc.core5.http2.H2StreamResetException;
import org.apache.hc.core5.http2.hpack.HeaderListConstraintException;
import org.jspecify.annotations.Nullable;

/**
 * One stream over HTTP, from request to end: turns what HttpClient reports into {@link StreamEvent}s. Its events may come from
 * the I/O thread and its abort from a watchdog, so both take its lock; after {@link Ended} nothing more is reported.
 */
final class HttpExchange implements Exchange {

    private static final String CUT_HEAD =
            "the server closed the connection within the head of its answer, or right after it";

    private final AnswerReader reader;
    private final Sender sender;
    private final ExchangeContext context;
    private final CompletableFuture<Void> settled = new CompletableFuture<>();
    private final long createdNanos = System.nanoTime();

    private volatile ConnectionProbe probe;
    private volatile long lastSignNanos = createdNanos;
    private volatile boolean heldBack;
    private boolean replaced;
    private boolean answered;

    /** Hands a request to HttpClient. */
    interface Sender {
        void send(ConnectionProbe probe, AsyncResponseConsumer<Object> consumer, FutureCallback<Object> callback);
    }

    HttpExchange(Protocol protocol, StreamListener listener, Sender sender, ExchangeContext context) {
        this.reader = new AnswerReader(protocol, context.sizes(), listener, context.rounds()::waited, this::abort);
        this.sender = sender;
        this.context = context;
        this.probe = new ConnectionProbe(context.rounds());
    }

    void start() {
        ConnectionProbe attempt = new ConnectionProbe(context.rounds());
        probe = attempt;
        sender.send(attempt, new Consumer(), Callbacks.to(result -> {}, this::failed));
    }

    @Override
    public boolean isSettled() {
        return settled.isDone();
    }

    @Override
    public void onSettled(Runnable action) {
        CompletableFuture<Void> unused = settled.thenRun(action);
    }

    @Override
    public long createdNanos() {
        return createdNanos;
    }

    @Override
    public long lastSignNanos() {
        return lastSignNanos;
    }

    @Override
    public void abort(StreamEnd how) {
        try {
            end(how, System.nanoTime());
        } finally {
            probe.cut();
            settled.complete(null);
        }
    }

    private void failed(Exception problem) {
        if (Failures.isOwn(problem)) {
            context.broken(this, problem);
            return;
        }
        long now = System.nanoTime();
        boolean connected = probe.isOpen();
        if (isStaleConnection(problem)) {
            context.closeIdleConnections().run();
            start();
            return;
        }
        if (problem instanceof MessageConstraintException || problem instanceof HeaderListConstraintException) {
            abort(new StreamEnd.TooLarge("maxHeaderSize"));
            return;
        }
        Optional<StreamEnd> malformed = connected ? Malformations.of(problem) : Optional.empty();
        String reason = context.describer().describe(problem, connected);
        end(
                malformed.orElseGet(() -> connected ? new StreamEnd.Cut(reason) : new StreamEnd.ConnectFailed(reason)),
                now);
        settled.complete(null);
    }

    /**
     * A kept-alive connection that the server had closed meanwhile, which is no fault of this stream: it may be replaced,
     * once, as long as no answer has begun.
     */
    private synchronized boolean isStaleConnection(Exception problem) {
        boolean stale = !reader.isOver()
                && !answered
                && !replaced
                && problem instanceof IOException
                && probe.use(false, createdNanos).reused();
        replaced |= stale;
        return stale;
    }

    private synchronized boolean isOver() {
        return reader.isOver();
    }

    private synchronized void end(StreamEnd how, long nowNanos) {
        reader.end(how, nowNanos, use());
    }

    private ConnectionUse use() {
        return probe.use(replaced, createdNanos).heldBack(heldBack);
    }

    private synchronized void answered(HttpResponse response, long nowNanos) {
        if (reader.isOver()) {
            return;
        }
        answered = true;
        if (response.getHeaders().length > Http1Limits.MOST_HEADERS) {
            abort(new StreamEnd.TooLarge("maxHeaderSize"));
            return;
        }
        List<StreamEvent.Header> headers = new ArrayList<>();
        for (org.apache.hc.core5.http.Header header : response.getHeaders()) {
            headers.add(new StreamEvent.Header(header.getName(), header.getValue() == null ? "" : header.getValue()));
        }
        reader.head(new ResponseHead(
                nowNanos,
                use(),
                response.getCode(),
                List.copyOf(headers),
                context.rounds().waited(nowNanos)));
    }

    private synchronized void body(ByteBuffer bytes, long nowNanos) {
        reader.body(bytes, nowNanos);
    }

    private synchronized void read(int bytes, long nowNanos) {
        reader.read(bytes, nowNanos);
    }

    private synchronized boolean isEmpty() {
        return reader.isEmpty();
    }

    /** HttpClient's side: every method stamps the time first. */
    private final class Consumer implements AsyncResponseConsumer<Object> {

        private @Nullable FutureCallback<Object> done;
        private @Nullable String encoding;
        private @Nullable AsyncDataConsumer inflating;
        private volatile boolean complete;
        private boolean untilClosed;

        @Override
        public void consumeResponse(
                HttpResponse response,
                @Nullable EntityDetails entity,
                HttpContext unused,
                FutureCallback<Object> resultCallback) {
            long now = System.nanoTime();
            lastSignNanos = now;
            context.rounds().answered();
            done = resultCallback;
            guarded(() -> answered(response, now));
            encoding = entity == null ? null : entity.getContentEncoding();
            inflating = ContentDecoding.of(encoding, new Decoded());
            untilClosed = entity != null && isUntilClosed(response, entity);
            if (entity == null) {
                streamEnd(null);
            }
            context.rounds().handled();
        }

        private boolean isUntilClosed(HttpResponse response, EntityDetails entity) {
            boolean http1 =
                    response.getVersion() == null || response.getVersion().lessEquals(HttpVersion.HTTP_1_1);
            return http1 && entity.getContentLength() < 0 && !response.containsHeader(HttpHeaders.TRANSFER_ENCODING);
        }

        @Override
        public void informationResponse(HttpResponse response, HttpContext unused) {
            lastSignNanos = System.nanoTime();
        }

        @Override
        public void updateCapacity(CapacityChannel capacity) throws IOException {
            capacity.update(Integer.MAX_VALUE);
        }

        @Override
        public void consume(ByteBuffer bytes) throws IOException {
            long now = System.nanoTime();
            lastSignNanos = now;
            heldBack = context.rounds().isHoldingBack();
            int length = bytes.remaining();
            guarded(() -> {
                if (inflating == null) {
                    body(bytes, now);
                } else {
                    inflate(inflating, bytes);
                }
                read(length, now);
            });
            bytes.position(bytes.limit());
            context.rounds().streamed();
            if (isOver() && probe.giveBackIfShared()) {
                throw new H2StreamResetException(H2Error.CANCEL, "the client has left");
            }
        }

        /** An error that left the I/O thread would end it, and with it all other streams. */
        private void guarded(Runnable action) {
            try {
                action.run();
            } catch (RuntimeException | Error own) {
                context.broken(HttpExchange.this, own);
            }
        }

        private void inflate(AsyncDataConsumer decoder, ByteBuffer bytes) {
            try {
                decoder.consume(bytes);
            } catch (IOException corrupt) {
                abort(notEncoded(corrupt));
            }
        }

        private StreamEnd notEncoded(Exception corrupt) {
            return new StreamEnd.Malformed(
                    "the body is not what its Content-Encoding says", encoding + ": " + corrupt.getMessage());
        }

        @Override
        public void streamEnd(@Nullable List<? extends org.apache.hc.core5.http.Header> trailers) {
            if (inflating != null) {
                try {
                    inflating.streamEnd(trailers);
                } catch (HttpException | IOException truncated) {
                    end(notEncoded(truncated), System.nanoTime());
                }
            }
            // HttpCore takes a head that was cut for a whole one, whose body is empty.
            boolean cut = untilClosed && isEmpty();
            guarded(() -> end(cut ? new StreamEnd.Cut(CUT_HEAD) : new StreamEnd.Complete(), System.nanoTime()));
            complete = true;
            if (done != null) {
                done.completed(true);
            }
        }

        @Override
        public void failed(Exception cause) {
            // The request's own callback gets the same cause.
        }

        /** Comes after the connection went back to the pool; the result's callback comes before. */
        @Override
        public void releaseResources() {
            if (inflating != null) {
                inflating.releaseResources();
            }
            if (complete) {
                settled.complete(null);
            }
        }
    }

    /** Takes what was compressed, as of when it arrived. */
    private final class Decoded implements AsyncDataConsumer {

        @Override
        public void updateCapacity(CapacityChannel capacity) {}

        @Override
        public void consume(ByteBuffer bytes) {
            body(bytes, lastSignNanos);
            bytes.position(bytes.limit());
        }

        @Override
        public void streamEnd(@Nullable List<? extends org.apache.hc.core5.http.Header> trailers) {}

        @Override
        public void releaseResources() {}
    }
}

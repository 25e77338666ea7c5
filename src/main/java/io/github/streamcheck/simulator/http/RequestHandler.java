package io.github.streamcheck.simulator.http;

import io.github.streamcheck.simulator.api.ApiException;
import io.github.streamcheck.simulator.api.Negotiation;
import io.github.streamcheck.simulator.api.Reply;
import io.github.streamcheck.simulator.api.Request;
import io.github.streamcheck.simulator.metrics.Meter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.nio.AsyncServerExchangeHandler;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.ResponseChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.jspecify.annotations.Nullable;

/** One request and its answer: reads the whole request, asks for its answer, and plays that. */
final class RequestHandler implements AsyncServerExchangeHandler {

    private static final int LONGEST_BODY = 32 << 20;

    private final Answers answers;
    private final Meter meter;
    private final ScheduledExecutorService timer;
    private final SharedWriter writer;
    private final OpenSessions sessions;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    private boolean tooLong;
    private @Nullable Answering answering;
    private volatile @Nullable Playback playback;

    /** What is needed once the request has been read. */
    private record Answering(HttpRequest request, ResponseChannel channel, HttpContext context) {}

    RequestHandler(
            Answers answers, Meter meter, ScheduledExecutorService timer, SharedWriter writer, OpenSessions sessions) {
        this.answers = answers;
        this.meter = meter;
        this.timer = timer;
        this.writer = writer;
        this.sessions = sessions;
    }

    @Override
    public void handleRequest(
            HttpRequest request, @Nullable EntityDetails entity, ResponseChannel channel, HttpContext context)
            throws HttpException, IOException {
        answering = new Answering(request, channel, context);
        if (entity == null) {
            answer();
        }
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        channel.update(Integer.MAX_VALUE);
    }

    @Override
    public void consume(ByteBuffer source) {
        tooLong |= body.size() + source.remaining() > LONGEST_BODY;
        byte[] bytes = new byte[source.remaining()];
        source.get(bytes);
        if (!tooLong) {
            body.writeBytes(bytes);
        }
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers) throws HttpException, IOException {
        answer();
    }

    @Override
    public int available() {
        Playback playing = playback;
        return playing == null ? 0 : playing.available();
    }

    @Override
    public void produce(DataStreamChannel channel) throws IOException {
        Playback playing = playback;
        if (playing != null) {
            playing.produce(channel);
        }
    }

    @Override
    public void failed(Exception cause) {
        releaseResources();
    }

    @Override
    public void releaseResources() {
        Playback playing = playback;
        if (playing != null) {
            playing.stop();
        }
    }

    private void answer() throws HttpException, IOException {
        long readNanos = System.nanoTime();
        Answering with = answering;
        if (with == null) {
            throw new IllegalStateException("the body came before the head");
        }
        String path = pathOf(with.request());
        Reply reply = tooLong
                ? ApiException.of(413, "The body of your request is longer than 32 MiB.", "request_too_large")
                        .reply()
                : answers.answer(new Request(
                        with.request().getMethod(),
                        path,
                        header(with.request(), "authorization"),
                        header(with.request(), "x-api-key"),
                        header(with.request(), "anthropic-version"),
                        header(with.request(), Request.FAULT_HEADER),
                        new Negotiation(header(with.request(), "accept"), header(with.request(), "accept-encoding")),
                        isReused(with.context()),
                        isHttp10(with.request()),
                        body.toByteArray()));
        EndpointDetails connection = HttpCoreContext.cast(with.context()).getEndpointDetails();
        BacklogWatch backlog =
                new BacklogWatch(reply.delivery().backlog(), writer, () -> sessions.reset(connection), timer);
        Playback playing =
                new Playback(reply, readNanos, meter.open(answers.routeOf(path), reply, readNanos), timer, backlog);
        playback = playing;
        playing.begin(with.channel(), with.context());
    }

    private static boolean isReused(HttpContext context) {
        EndpointDetails connection = HttpCoreContext.cast(context).getEndpointDetails();
        return connection != null && connection.getRequestCount() > 1;
    }

    private static boolean isHttp10(HttpRequest request) {
        return request.getVersion() != null && request.getVersion().lessEquals(HttpVersion.HTTP_1_0);
    }

    private static String pathOf(HttpRequest request) {
        String path = request.getPath();
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    private static Optional<String> header(HttpRequest request, String name) {
        return Optional.ofNullable(request.getFirstHeader(name)).map(Header::getValue);
    }
}

package io.github.streamcheck.wire;

import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.config.Http1Config;
import org.jspecify.annotations.Nullable;

/**
 * Opens the WebSocket of one exchange, step by step: the tunnel through the proxy, TLS, the handshake. Then it hands the connection to
 * the exchange, or to what reads the refusal.
 */
final class WebSocketOpening implements SocketConnection.User {

    private static final String CUT_HEAD = "the server closed the connection within the head of its answer";

    private final WebSocketRoute route;
    private final WebSocketHandshake handshake;
    private final Http1Config limits;
    private final FailureDescriber describer;
    private final ReadRounds rounds;
    private final WebSocketExchange exchange;
    private final Function<SocketConnection, WebSocketSession> sessions;
    private AnswerHead head;
    private volatile @Nullable SocketConnection connection;

    /** Whether the connection to the server stands, and the handshake has begun. */
    private volatile boolean asked;

    private volatile boolean answered;

    /** {@code sessions} makes what uses the open WebSocket. */
    WebSocketOpening(
            WebSocketRoute route,
            WebSocketHandshake handshake,
            Http1Config limits,
            FailureDescriber describer,
            ReadRounds rounds,
            WebSocketExchange exchange,
            Function<SocketConnection, WebSocketSession> sessions) {
        this.route = route;
        this.handshake = handshake;
        this.limits = limits;
        this.describer = describer;
        this.rounds = rounds;
        this.exchange = exchange;
        this.sessions = sessions;
        this.head = new AnswerHead(limits);
    }

    @Override
    public void connected(SocketConnection opened) {
        connection = opened;
        exchange.runsOver(opened, rounds.waitedToOpen(System.nanoTime()));
        if (route.isTunnelled()) {
            opened.send(route.tunnelRequest());
        } else {
            secure(opened);
        }
    }

    private void secure(SocketConnection opened) {
        if (route.isSecure()) {
            opened.secure(route::secure, () -> ask(opened));
        } else {
            ask(opened);
        }
    }

    private void ask(SocketConnection opened) {
        asked = true;
        opened.send(handshake.request());
    }

    @Override
    public void read(ByteBuffer bytes, long nowNanos) throws IOException, HttpException {
        SocketConnection from = connection;
        while (from != null && !answered && head.feed(bytes)) {
            HttpResponse answer = head.parse();
            head = new AnswerHead(limits);
            int status = answer.getCode();
            if (status < 200 && status != WebSocketExchange.SWITCHING_PROTOCOLS) {
                continue;
            }
            if (asked) {
                answered = true;
                answered(from, answer, nowNanos);
            } else {
                tunnelled(from, answer, nowNanos);
                return;
            }
        }
    }

    private void tunnelled(SocketConnection from, HttpResponse answer, long nowNanos) {
        int status = answer.getCode();
        if (status >= 200 && status < 300) {
            secure(from);
        } else {
            String reason = "the proxy " + route.firstHop().toHostString()
                    + " opens no tunnel to the server: it answers HTTP " + status + " "
                    + Optional.ofNullable(answer.getReasonPhrase()).orElse("");
            over(new StreamEnd.ConnectFailed(reason.strip()), nowNanos);
        }
    }

    private void answered(SocketConnection from, HttpResponse answer, long nowNanos) throws HttpException {
        rounds.answered();
        boolean switched = answer.getCode() == WebSocketExchange.SWITCHING_PROTOCOLS;
        Optional<String> problem = switched ? handshake.problem(answer) : Optional.empty();
        exchange.answered(answer, switched && problem.isEmpty(), nowNanos, rounds.waited(nowNanos));
        if (!switched) {
            WebSocketRefusal refusal = new WebSocketRefusal(answer, describer, exchange);
            from.handTo(refusal);
            refusal.begin(nowNanos);
        } else if (problem.isPresent()) {
            over(new StreamEnd.Cut("the answer to the handshake breaks RFC 6455: " + problem.get()), nowNanos);
        } else {
            WebSocketSession session = sessions.apply(from);
            from.handTo(session);
            session.begin();
        }
    }

    private void over(StreamEnd how, long nowNanos) {
        exchange.over(how, nowNanos, Bytes.EMPTY);
    }

    /** The connect limit is over. From any thread. */
    void late() {
        if (!answered) {
            String reason = asked
                    ? "the handshake of the WebSocket is not answered within connectTimeout"
                    : describer.describe(
                            connection == null ? new ConnectTimeoutException("late") : new SocketTimeoutException(),
                            false);
            over(new StreamEnd.ConnectFailed(reason), System.nanoTime());
        }
    }

    @Override
    public void flushed() {}

    @Override
    public void inputEnded(long nowNanos) {
        if (head.isEmpty() || !asked) {
            failed(new ConnectionClosedException("Connection closed by peer"));
        } else {
            over(new StreamEnd.Cut(CUT_HEAD), nowNanos);
        }
    }

    @Override
    public void failed(Exception problem) {
        over(end(problem), System.nanoTime());
    }

    private StreamEnd end(Exception problem) {
        if (problem instanceof MessageConstraintException) {
            return new StreamEnd.TooLarge("maxHeaderSize");
        }
        String reason = describer.describe(problem, asked);
        return asked
                ? Malformations.of(problem).orElseGet(() -> new StreamEnd.Cut(reason))
                : new StreamEnd.ConnectFailed(reason);
    }
}

package io.github.streamcheck.simulator.http;

import io.github.streamcheck.simulator.api.DeliverySettings.Messages;
import io.github.streamcheck.simulator.api.DeliverySettings.Messages.Courtesy;
import io.github.streamcheck.simulator.api.Reply;
import io.github.streamcheck.simulator.metrics.Meter;
import io.github.streamcheck.simulator.metrics.MetricsPages;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOSession;
import org.java_websocket.exceptions.InvalidHandshakeException;

/** Opens WebSockets: the Realtime API, and the feed of figures. Thread-safe. */
final class WebSocketEndpoints {

    private final Answers answers;
    private final Meter meter;
    private final ScheduledExecutorService timer;

    WebSocketEndpoints(Answers answers, Meter meter, ScheduledExecutorService timer) {
        this.answers = answers;
        this.meter = meter;
        this.timer = timer;
    }

    /** The handler of a connection that begins with this head; empty if HTTP has to refuse it. */
    Optional<IOEventHandler> handler(IOSession session, byte[] head) {
        return WebSocketHandshake.read(head)
                .filter(handshake -> answers.hasFeed() || !handshake.path().equals(MetricsPages.FEED))
                .flatMap(handshake -> open(session, handshake));
    }

    private Optional<IOEventHandler> open(IOSession session, WebSocketHandshake handshake) {
        Reply reply = answers.upgrade(handshake.with(new byte[0]));
        if (reply.status() != Reply.UPGRADE) {
            return Optional.empty();
        }
        Messages manner = reply.delivery().messages();
        try {
            return Optional.of(new WebSocketConnection(
                    session,
                    handshake.draft(),
                    handshake.answer(manner.has(Courtesy.SUBPROTOCOL)),
                    conversation(handshake, manner)));
        } catch (InvalidHandshakeException invalid) {
            return Optional.empty();
        }
    }

    private Function<WebSocketConnection, Conversation> conversation(WebSocketHandshake handshake, Messages manner) {
        return connection -> handshake.path().equals(MetricsPages.FEED)
                ? new MetricsSubscription(connection, manner, answers::figures, timer)
                : new RealtimeConversation(connection, handshake, manner, answers, meter, timer);
    }
}

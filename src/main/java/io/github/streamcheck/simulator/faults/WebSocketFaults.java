package io.github.streamcheck.simulator.faults;

import io.github.streamcheck.simulator.api.DeliverySettings.Messages;
import io.github.streamcheck.simulator.api.DeliverySettings.Messages.Courtesy;
import io.github.streamcheck.simulator.api.DeliverySettings.Messages.Style;
import io.github.streamcheck.simulator.api.GenerationApi;
import io.github.streamcheck.simulator.api.Reply;
import io.github.streamcheck.simulator.api.TypedEvents;
import io.github.streamcheck.simulator.metrics.MetricsPages;
import java.util.List;
import java.util.function.UnaryOperator;

/** Faults of WebSockets. They leave what comes over HTTP alone. */
final class WebSocketFaults {

    private static final int INTERNAL_ERROR = 1011;

    static final List<Fault> ALL = List.of(
            fault(
                    "websocket-frame",
                    "masks the frames of a WebSocket, which only clients may do",
                    messages -> messages.as(Style.MASKED)),
            fault(
                    "websocket-binary",
                    "sends the messages of a WebSocket in binary frames",
                    messages -> messages.as(Style.BINARY)),
            fault(
                    "close-code",
                    "closes a WebSocket with code 1011 after the response",
                    messages -> messages.closedWith(INTERNAL_ERROR)),
            fault(
                    "close-missing",
                    "closes the connection of a WebSocket without a close frame",
                    messages -> messages.without(Courtesy.CLOSE)),
            fault("pong-missing", "answers no pings", messages -> messages.without(Courtesy.PONG)),
            fault(
                    "subprotocol-missing",
                    "chooses none of the subprotocols that a client offers",
                    messages -> messages.without(Courtesy.SUBPROTOCOL)),
            fault(
                    "session-created-missing",
                    "begins a Realtime session without session.created",
                    messages -> messages.without(Courtesy.GREETING)),
            Fault.ofStreams(
                    "event-id",
                    "gives all events of a Realtime session the same event_id",
                    script -> script.mapTexts(TypedEvents.edit("", event -> {
                        if (event.has("event_id")) {
                            event.put("event_id", "event_1");
                        }
                    }))));

    /** Those of the feed of metrics. */
    static final List<Fault> OF_FEED = List.of(
            ofFeed(
                    "metrics-feed-silent",
                    "sends no updates of metrics over " + MetricsPages.FEED,
                    messages -> messages.without(Courtesy.UPDATE)),
            ofFeed(
                    "metrics-feed-malformed",
                    "sends truncated updates of metrics over " + MetricsPages.FEED,
                    messages -> messages.as(Style.CUT)),
            ofFeed(
                    "metrics-feed-unclosed",
                    "does not answer the end of the WebSocket at " + MetricsPages.FEED,
                    messages -> messages.without(Courtesy.CLOSE)));

    static final List<Fault> VARIANTS = List.of(
            fault(
                    "variant-split-messages",
                    "splits each message of a WebSocket into frames of one byte",
                    messages -> messages.as(Style.SPLIT)),
            fault(
                    "variant-pings",
                    "sends a ping before each message of a WebSocket",
                    messages -> messages.as(Style.PINGED)));

    private WebSocketFaults() {}

    private static Fault fault(String id, String description, UnaryOperator<Messages> edit) {
        return new Fault(
                id,
                description,
                (call, reply) -> call.path().equals(GenerationApi.REALTIME.path()) ? spoken(reply, edit) : reply);
    }

    private static Fault ofFeed(String id, String description, UnaryOperator<Messages> edit) {
        return new Fault(
                id, description, (call, reply) -> call.path().equals(MetricsPages.FEED) ? spoken(reply, edit) : reply);
    }

    private static Reply spoken(Reply reply, UnaryOperator<Messages> edit) {
        return reply.withDelivery(
                reply.delivery().withMessages(edit.apply(reply.delivery().messages())));
    }
}

package io.github.streamcheck.simulator.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.streamcheck.simulator.api.Negotiation;
import io.github.streamcheck.simulator.api.Request;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.HandshakeState;
import org.java_websocket.enums.Role;
import org.java_websocket.exceptions.InvalidHandshakeException;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.HandshakeImpl1Server;
import org.java_websocket.protocols.Protocol;

/**
 * A client's wish to speak WebSocket.
 *
 * @param draft what will encode and decode its frames
 * @param request what the client asks for
 */
record WebSocketHandshake(Draft_6455 draft, ClientHandshake request) {

    /** Those that may be asked for: the one of the Realtime API, and any other, which then is not confirmed. */
    private static final List<org.java_websocket.protocols.IProtocol> SUBPROTOCOLS =
            List.of(new Protocol("realtime"), new Protocol(""));

    /** Reads the head of a request; empty if it is no valid handshake. */
    static Optional<WebSocketHandshake> read(byte[] head) {
        Draft_6455 draft = new Draft_6455(List.of(), SUBPROTOCOLS);
        draft.setParseMode(Role.SERVER);
        try {
            ClientHandshake request = (ClientHandshake) draft.translateHandshake(ByteBuffer.wrap(head));
            return draft.acceptHandshakeAsServer(request) == HandshakeState.MATCHED
                    ? Optional.of(new WebSocketHandshake(draft, request))
                    : Optional.empty();
        } catch (InvalidHandshakeException invalid) {
            return Optional.empty();
        }
    }

    /** The answer that agrees, with or without a subprotocol. */
    ByteBuffer answer(boolean withSubprotocol) throws InvalidHandshakeException {
        Draft_6455 with = withSubprotocol ? draft : new Draft_6455();
        return with.createHandshake(with.postProcessHandshakeResponseAsServer(request, new HandshakeImpl1Server()))
                .get(0);
    }

    /** The path without the query. */
    String path() {
        return request.getResourceDescriptor().split("\\?", 2)[0];
    }

    /** A parameter of the query. */
    Optional<String> parameter(String name) {
        String[] parts = request.getResourceDescriptor().split("\\?", 2);
        return Arrays.stream(parts.length < 2 ? new String[0] : parts[1].split("&", -1))
                .filter(each -> each.startsWith(name + "="))
                .map(each -> URLDecoder.decode(each.substring(name.length() + 1), UTF_8))
                .findFirst();
    }

    Optional<String> header(String name) {
        return Optional.of(request.getFieldValue(name)).filter(value -> !value.isEmpty());
    }

    /** As a request; the body is that of a message. */
    Request with(byte[] body) {
        return new Request(
                "GET",
                path(),
                header("authorization"),
                header(Request.FAULT_HEADER),
                Negotiation.NONE,
                false,
                false,
                body);
    }
}

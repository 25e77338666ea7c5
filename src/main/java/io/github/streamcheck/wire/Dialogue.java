package io.github.streamcheck.wire;

import java.util.List;
import java.util.function.Predicate;

/**
 * The dialogue over one WebSocket. Used once, as its decoder is.
 *
 * @param path below the base URL, with its query; encoded as a URI has it
 * @param subprotocols those that are offered, the best first; none if empty
 * @param messages what is sent once the WebSocket is open, in this order
 * @param decoder of the messages that come
 * @param isLast whether nothing more is to come after a message, so that the WebSocket is closed
 */
public record Dialogue(
        String path,
        List<String> subprotocols,
        List<String> messages,
        PayloadDecoder decoder,
        Predicate<Payload> isLast) {}

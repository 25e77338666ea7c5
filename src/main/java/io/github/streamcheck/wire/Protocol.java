package io.github.streamcheck.wire;

import io.github.streamcheck.plan.Endpoint;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/**
 * The protocol of one endpoint. A new protocol is one new class, found as a service. Implementations are immutable and
 * thread-safe.
 */
public interface Protocol {

    /** The endpoint that is spoken to in this way; its name is unique among all protocols. */
    Endpoint endpoint();

    /**
     * Whether even a good server may lack it. Where an optional endpoint is not asked for by name, any answer but a success says
     * that it is not there.
     */
    default boolean isOptional() {
        return false;
    }

    /** The JSON of the request that asks for a stream. */
    byte[] requestBody(StreamRequest request);

    /** A new decoder, for one stream's events. */
    PayloadDecoder decoder();

    /** The protocol of an endpoint, which is one of {@link #all()}'s. */
    static Protocol of(Endpoint endpoint) {
        return all().stream()
                .filter(protocol -> protocol.endpoint().equals(endpoint))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no protocol for " + endpoint));
    }

    /** All protocols, by the name of their endpoint. */
    static List<Protocol> all() {
        return ServiceLoader.load(Protocol.class, Protocol.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(
                        (Protocol protocol) -> protocol.endpoint().name()))
                .toList();
    }
}

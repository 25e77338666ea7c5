package io.github.streamcheck.wire;

import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.Prompt;
import io.github.streamcheck.plan.Target;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.regex.Pattern;

/**
 * The protocol of one endpoint. A new protocol is one new class, found as a service; what is left out here is as OpenAI's endpoints
 * have it. Implementations are immutable and thread-safe.
 */
public interface Protocol {

    /** The endpoint that is spoken to in this way; its name is unique among all protocols. */
    Endpoint endpoint();

    /** Whether even a good server may lack it, so that it is not waited for if it is not asked for by name. */
    default boolean isOptional() {
        return false;
    }

    /**
     * Whether the first answer shows that the server has this endpoint. Only asked where the user did not name it. An optional one is
     * taken for absent unless a response has an id: servers that take any path answer it with what they answer to others.
     */
    default boolean isShownBy(FirstAnswer answer) {
        return isOptional() ? answer.id().isPresent() : !answer.saysNowhere();
    }

    /** The server as requests to this endpoint see it: with headers of the protocol's own, and the key where the protocol has it. */
    default Target at(Target target) {
        return target;
    }

    /** The header {@code Accept} of a client's request for a stream; this client asks for what the protocol streams. */
    default String accept(ClientProfile client) {
        return client == ClientProfile.STREAMCHECK ? endpoint().shape().mediaType() : client.accept();
    }

    /** Other clients of this endpoint, as which it is also asked; none if it is not to be. */
    default List<ClientProfile> clients() {
        return List.of(ClientProfile.OPENAI_PYTHON_AND_NODE, ClientProfile.OPENAI_JAVA);
    }

    /** How its streams are cut into events. */
    default BodyFraming framing() {
        return SseFraming.INSTANCE;
    }

    /** What only a stream of this endpoint contains, near its beginning, by which a recorded one is known; empty if nothing is. */
    default Optional<Pattern> sign() {
        return Optional.empty();
    }

    /** Why this endpoint can't be asked {@code prompt}, to be read after its name; empty if it can. */
    default Optional<String> refusal(Prompt prompt) {
        return prompt.isText() ? Optional.empty() : Optional.of("takes one text, and no conversation");
    }

    /** The JSON of the request that asks for a stream, whose prompt is not refused. */
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

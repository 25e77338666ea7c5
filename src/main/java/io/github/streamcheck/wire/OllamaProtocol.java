package io.github.streamcheck.wire;

import java.util.List;

/** What Ollama's own endpoints have in common. */
abstract class OllamaProtocol implements Protocol {

    @Override
    public final boolean isOptional() {
        return true;
    }

    /** Other servers answer the same paths with server-sent events, or anything with JSON. */
    @Override
    public final boolean isShownBy(FirstAnswer answer) {
        return answer.streamed() && answer.mediaType().equals(endpoint().shape().mediaType());
    }

    /** Those of OpenAI's endpoints do not ask here. */
    @Override
    public final List<ClientProfile> clients() {
        return List.of();
    }

    @Override
    public final BodyFraming framing() {
        return LineFraming.INSTANCE;
    }
}

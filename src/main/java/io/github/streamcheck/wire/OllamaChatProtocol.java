package io.github.streamcheck.wire;

import com.google.auto.service.AutoService;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.EventShape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Ollama's own chat: lines of JSON, at the root of the server. */
@AutoService(Protocol.class)
public final class OllamaChatProtocol extends OllamaProtocol {

    private static final Pattern SIGN = Pattern.compile("(?m)^\\{(?=[^\n]*\"done\"\\s*:)[^\n]*\"message\"\\s*:");

    @Override
    public Endpoint endpoint() {
        return new Endpoint("ollama-chat", "/api/chat", EventShape.OLLAMA_CHAT);
    }

    @Override
    public Optional<Pattern> sign() {
        return Optional.of(SIGN);
    }

    @Override
    public byte[] requestBody(StreamRequest request) {
        return RequestJson.writeOllama(
                request, Map.of("messages", List.of(Map.of("role", "user", "content", request.prompt()))));
    }

    @Override
    public PayloadDecoder decoder() {
        return new TemplateDecoder(new LineDecoder("message"));
    }
}

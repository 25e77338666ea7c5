package io.github.streamcheck.wire;

import com.google.auto.service.AutoService;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.EventShape;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Ollama's own completion of a prompt: lines of JSON, at the root of the server. */
@AutoService(Protocol.class)
public final class OllamaGenerateProtocol extends OllamaProtocol {

    private static final Pattern SIGN = Pattern.compile("(?m)^\\{(?=[^\n]*\"done\"\\s*:)[^\n]*\"response\"\\s*:");

    @Override
    public Endpoint endpoint() {
        return new Endpoint("ollama-generate", "/api/generate", EventShape.OLLAMA_GENERATE);
    }

    @Override
    public Optional<Pattern> sign() {
        return Optional.of(SIGN);
    }

    @Override
    public byte[] requestBody(StreamRequest request) {
        return RequestJson.writeOllama(
                request, Map.of("prompt", request.prompt().text()));
    }

    @Override
    public PayloadDecoder decoder() {
        return new TemplateDecoder(new LineDecoder("response"));
    }
}

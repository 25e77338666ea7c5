package io.github.streamcheck.wire;

import com.google.auto.service.AutoService;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.EventShape;
import java.util.Map;

/** Ollama's own completion of a prompt: lines of JSON, at the root of the server. */
@AutoService(Protocol.class)
public final class OllamaGenerateProtocol extends OllamaProtocol {

    @Override
    public Endpoint endpoint() {
        return new Endpoint("ollama-generate", "/api/generate", EventShape.OLLAMA_GENERATE);
    }

    @Override
    public byte[] requestBody(StreamRequest request) {
        return RequestJson.writeOllama(request, Map.of("prompt", request.prompt()));
    }

    @Override
    public PayloadDecoder decoder() {
        return new TemplateDecoder(new LineDecoder("response"));
    }
}

package io.github.streamcheck.wire;

import com.google.auto.service.AutoService;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.plan.Prompt;
import java.util.Optional;
import java.util.regex.Pattern;

/** Ollama's own chat: lines of JSON, at the root of the server. */
@AutoService(Protocol.class)
public final class OllamaChatProtocol extends OllamaProtocol {

    private static final ConversationForm INPUT = new OllamaInput();

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
    public Optional<String> refusal(Prompt prompt) {
        return INPUT.refusal(prompt);
    }

    @Override
    public byte[] requestBody(StreamRequest request) {
        return RequestJson.writeOllama(request, INPUT.write(request.prompt()));
    }

    @Override
    public PayloadDecoder decoder() {
        return new TemplateDecoder(new LineDecoder("message"));
    }
}

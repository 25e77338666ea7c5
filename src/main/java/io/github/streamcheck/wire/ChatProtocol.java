package io.github.streamcheck.wire;

import com.google.auto.service.AutoService;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.Prompt;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Chat completions. */
@AutoService(Protocol.class)
public final class ChatProtocol implements Protocol {

    private static final Pattern SIGN =
            Pattern.compile("\"chat\\.completion\\.chunk\"|\"choices\"\\s*:\\s*\\[[^\\]]*\"delta\"");

    @Override
    public Endpoint endpoint() {
        return new Endpoint("chat", "/v1/chat/completions");
    }

    @Override
    public Optional<Pattern> sign() {
        return Optional.of(SIGN);
    }

    /** Conversations are in its own form. */
    @Override
    public Optional<String> refusal(Prompt prompt) {
        return Optional.empty();
    }

    @Override
    public byte[] requestBody(StreamRequest request) {
        return RequestJson.write(request, Map.of("messages", request.prompt().messages()));
    }

    @Override
    public PayloadDecoder decoder() {
        return new TemplateDecoder(new ChunkDecoder());
    }
}

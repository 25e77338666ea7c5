package io.github.streamcheck.wire;

import com.google.auto.service.AutoService;
import io.github.streamcheck.plan.Endpoint;
import java.util.List;
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

    @Override
    public byte[] requestBody(StreamRequest request) {
        return RequestJson.write(
                request, Map.of("messages", List.of(Map.of("role", "user", "content", request.prompt()))));
    }

    @Override
    public PayloadDecoder decoder() {
        return new TemplateDecoder(new ChunkDecoder());
    }
}

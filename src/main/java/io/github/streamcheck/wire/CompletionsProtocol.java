package io.github.streamcheck.wire;

import com.google.auto.service.AutoService;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.EventShape;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Text completions, the older endpoint. */
@AutoService(Protocol.class)
public final class CompletionsProtocol implements Protocol {

    private static final Pattern SIGN = Pattern.compile("\"text_completion\"|\"choices\"\\s*:\\s*\\[[^\\]]*\"text\"");

    @Override
    public Endpoint endpoint() {
        return new Endpoint("completions", "/v1/completions", EventShape.TEXT_CHUNKS);
    }

    @Override
    public Optional<Pattern> sign() {
        return Optional.of(SIGN);
    }

    @Override
    public byte[] requestBody(StreamRequest request) {
        return RequestJson.write(request, Map.of("prompt", request.prompt().text()));
    }

    @Override
    public PayloadDecoder decoder() {
        return new TemplateDecoder(new ChunkDecoder());
    }
}

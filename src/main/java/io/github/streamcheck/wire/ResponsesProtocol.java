package io.github.streamcheck.wire;

import com.google.auto.service.AutoService;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.plan.Prompt;
import java.util.Optional;
import java.util.regex.Pattern;

/** The Responses API: typed events. */
@AutoService(Protocol.class)
public final class ResponsesProtocol implements Protocol {

    private static final ConversationForm INPUT = new ResponseInput();

    private static final Pattern SIGN = Pattern.compile("\"type\"\\s*:\\s*\"response\\.");

    @Override
    public Endpoint endpoint() {
        return new Endpoint("responses", "/v1/responses", EventShape.RESPONSES);
    }

    @Override
    public boolean isOptional() {
        return true;
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
        return RequestJson.writeResponse(request, INPUT.write(request.prompt()));
    }

    @Override
    public PayloadDecoder decoder() {
        return new TemplateDecoder(new TypedEventDecoder(TypedEventSchema.RESPONSES));
    }
}

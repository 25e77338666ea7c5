package io.github.streamcheck.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.auto.service.AutoService;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.EventShape;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;

/**
 * The Realtime API in text: a session for each stream, with one item of the user's, and one response. Its parameters are those of
 * {@code response.create}.
 */
@AutoService(Protocol.class)
public final class RealtimeProtocol implements MessageProtocol {

    @Override
    public Endpoint endpoint() {
        return new Endpoint("realtime", "/v1/realtime", EventShape.REALTIME);
    }

    @Override
    public boolean isOptional() {
        return true;
    }

    @Override
    public Dialogue dialogue(StreamRequest request) {
        return new Dialogue(
                endpoint().path() + "?model=" + URLEncoder.encode(request.model(), UTF_8),
                List.of("realtime"),
                List.of(item(request), new String(requestBody(request), UTF_8)),
                decoder(),
                RealtimeProtocol::isLast);
    }

    /** Over a WebSocket there is no media type to ask for. */
    @Override
    public List<ClientProfile> clients() {
        return List.of();
    }

    private static String item(StreamRequest request) {
        Map<String, Object> item = Map.of(
                "type",
                "message",
                "role",
                "user",
                "content",
                List.of(Map.of("type", "input_text", "text", request.prompt().text())));
        return RequestJson.text(Map.of("type", "conversation.item.create", "item", item));
    }

    /** A session outlives an error, but the one response that is asked for won't come after it. */
    private static boolean isLast(Payload payload) {
        return payload instanceof Payload.Typed typed
                && (typed.step() == Payload.Step.END || typed.content().error().isPresent());
    }

    @Override
    public byte[] requestBody(StreamRequest request) {
        return RequestJson.writeRealtime(request);
    }

    @Override
    public PayloadDecoder decoder() {
        return new TemplateDecoder(new TypedEventDecoder(TypedEventSchema.REALTIME));
    }
}

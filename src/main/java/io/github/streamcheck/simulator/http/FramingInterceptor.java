package io.github.streamcheck.simulator.http;

import io.github.streamcheck.simulator.api.DeliverySettings;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HeaderElements;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpResponseInterceptor;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Frames a body as its {@link DeliverySettings} says, where that is not what HttpCore would do. It comes after all that HttpCore does. */
final class FramingInterceptor implements HttpResponseInterceptor {

    private static final String ATTRIBUTE = "streamcheck.simulator.framing";

    private static final int WRONG_LENGTH = 2_000;

    /** Says how the response of that context is to be framed. */
    static void ask(HttpContext context, DeliverySettings.Framing framing) {
        context.setAttribute(ATTRIBUTE, framing);
    }

    @Override
    public void process(HttpResponse response, @Nullable EntityDetails entity, HttpContext context) {
        Object framing = context.getAttribute(ATTRIBUTE);
        if (framing == DeliverySettings.Framing.BY_CLOSE) {
            response.removeHeaders(HttpHeaders.TRANSFER_ENCODING);
            response.setHeader(HttpHeaders.CONNECTION, HeaderElements.CLOSE);
        } else if (framing == DeliverySettings.Framing.BY_CHUNKS) {
            response.setHeader(HttpHeaders.TRANSFER_ENCODING, HeaderElements.CHUNKED_ENCODING);
        } else if (framing == DeliverySettings.Framing.BY_CHUNKS_WITH_LENGTH) {
            response.setHeader(HttpHeaders.TRANSFER_ENCODING, HeaderElements.CHUNKED_ENCODING);
            response.setHeader(HttpHeaders.CONTENT_LENGTH, WRONG_LENGTH);
        }
    }
}

package io.github.streamcheck.wire;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Collects a plain answer, up to a limit; what is beyond it is read and dropped. */
final class PlainConsumer implements AsyncResponseConsumer<PlainAnswer> {

    private final URI uri;
    private final int maxBytes;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private @Nullable FutureCallback<PlainAnswer> done;
    private int status;
    private String contentType = "";

    PlainConsumer(URI uri, int maxBytes) {
        this.uri = uri;
        this.maxBytes = maxBytes;
    }

    @Override
    public void consumeResponse(
            HttpResponse response,
            @Nullable EntityDetails entity,
            HttpContext context,
            FutureCallback<PlainAnswer> resultCallback) {
        status = response.getCode();
        Header type = response.getFirstHeader("content-type");
        contentType =
                type == null ? "" : type.getValue().split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        done = resultCallback;
        if (entity == null) {
            streamEnd(null);
        }
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {}

    @Override
    public void updateCapacity(CapacityChannel capacity) throws java.io.IOException {
        capacity.update(Integer.MAX_VALUE);
    }

    @Override
    public void consume(ByteBuffer bytes) {
        byte[] kept = new byte[Math.min(bytes.remaining(), maxBytes - body.size())];
        bytes.get(kept);
        body.writeBytes(kept);
        bytes.position(bytes.limit());
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers) {
        if (done != null) {
            byte[] bytes = body.toByteArray();
            done.completed(
                    new PlainAnswer(uri, status, contentType, Bytes.copyOf(bytes, 0, bytes.length), Optional.empty()));
        }
    }

    @Override
    public void failed(Exception cause) {}

    @Override
    public void releaseResources() {}
}

package io.github.streamcheck.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestWriter;
import org.apache.hc.core5.http.impl.io.SessionOutputBufferImpl;

/** Encodes a request of HTTP/1.1 that has no body. Stateless. */
final class RequestHead {

    private static final int BUFFER_SIZE = 1024;

    private RequestHead() {}

    static ByteBuffer encode(ClassicHttpRequest request) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            SessionOutputBufferImpl buffer = new SessionOutputBufferImpl(BUFFER_SIZE);
            new DefaultHttpRequestWriter().write(request, buffer, bytes);
            buffer.flush(bytes);
            return ByteBuffer.wrap(bytes.toByteArray());
        } catch (IOException | HttpException impossible) {
            throw new IllegalStateException("a request that can't be written to memory", impossible);
        }
    }
}

package io.github.streamcheck.wire;

import java.io.IOException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.RequestChannel;
import org.apache.hc.core5.http.protocol.HttpContext;

/** A request that reports when a part of its body has been handed to the connection; the last time, it is all of it. */
final class TimedRequest implements AsyncRequestProducer {

    private final AsyncRequestProducer request;
    private final Runnable sent;

    TimedRequest(AsyncRequestProducer request, Runnable sent) {
        this.request = request;
        this.sent = sent;
    }

    @Override
    public void sendRequest(RequestChannel channel, HttpContext context) throws HttpException, IOException {
        request.sendRequest(channel, context);
    }

    @Override
    public boolean isRepeatable() {
        return request.isRepeatable();
    }

    @Override
    public void failed(Exception cause) {
        request.failed(cause);
    }

    @Override
    public int available() {
        return request.available();
    }

    @Override
    public void produce(DataStreamChannel channel) throws IOException {
        request.produce(channel);
        sent.run();
    }

    @Override
    public void releaseResources() {
        request.releaseResources();
    }
}

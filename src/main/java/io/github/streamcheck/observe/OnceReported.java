package io.github.streamcheck.observe;

import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.wire.StreamRequest;
import java.util.ArrayList;
import java.util.List;

/** A stream of which each message is reported once. Used by one thread at a time. */
final class OnceReported implements ObservedStream {

    private final ObservedStream stream;
    /** A rule has few messages. */
    private final List<String> reported = new ArrayList<>();

    OnceReported(ObservedStream stream) {
        this.stream = stream;
    }

    @Override
    public Endpoint endpoint() {
        return stream.endpoint();
    }

    @Override
    public String question() {
        return stream.question();
    }

    @Override
    public StreamRequest request() {
        return stream.request();
    }

    @Override
    public StreamFacts facts() {
        return stream.facts();
    }

    @Override
    public void report(String message, Evidence evidence) {
        if (isFirst(message)) {
            stream.report(message, evidence);
        }
    }

    @Override
    public void warn(String message, Evidence evidence) {
        if (isFirst(message)) {
            stream.warn(message, evidence);
        }
    }

    private boolean isFirst(String message) {
        return !reported.contains(message) && reported.add(message);
    }
}

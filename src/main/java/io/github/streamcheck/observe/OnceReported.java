package io.github.streamcheck.observe;

import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.wire.StreamRequest;
import java.util.HashSet;
import java.util.Set;

/** A stream of which each message is reported once. Used by one thread at a time. */
final class OnceReported implements ObservedStream {

    private final ObservedStream stream;
    private final Set<String> reported = new HashSet<>();

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
        if (reported.add(message)) {
            stream.report(message, evidence);
        }
    }

    @Override
    public void warn(String message, Evidence evidence) {
        if (reported.add(message)) {
            stream.warn(message, evidence);
        }
    }
}

package io.github.streamcheck.observe.rules;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.Findings;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.StreamContext;
import io.github.streamcheck.observe.StreamFacts;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.WebSocketRule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.FramingAnomaly;
import io.github.streamcheck.wire.StreamEvent;

/** Frames that no WebSocket may have. */
@AutoService(Rule.class)
public final class WebSocketFrame implements WebSocketRule {

    @Override
    public String id() {
        return "websocket-frame";
    }

    @Override
    public Category category() {
        return Category.WEBSOCKET;
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String summary() {
        return "a frame breaks RFC 6455: masked by the server, a reserved bit or code, a message within another, text that is no UTF-8";
    }

    @Override
    public String explanation() {
        return "A client has to fail the connection at such a frame (RFC 6455, section 7.1.7), and all of them do. A server that frames by itself, or a proxy that re-frames or compresses without both sides having "
                + "agreed, is where to look.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void odd(StreamEvent.Odd odd) {
                FramingAnomaly anomaly = odd.anomaly();
                if (anomaly.kind() == FramingAnomaly.Kind.WEBSOCKET_FRAME) {
                    findings.add("a frame breaks RFC 6455", Evidence.at(anomaly.offset(), anomaly.evidence()));
                }
            }
        };
    }
}

package io.github.streamcheck.observe;

import io.github.streamcheck.wire.FramingAnomaly;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A small state machine that sees each event of one stream once, in order, and holds bounded memory. Implementations override
 * what they need. Used by one thread at a time.
 */
public interface StreamObserver {

    /** Looks at nothing: for a rule that does not apply to a stream. */
    StreamObserver NONE = new StreamObserver() {};

    /** Looks only at the head of the response. */
    static StreamObserver atHead(Consumer<StreamEvent.ResponseHead> look) {
        return new StreamObserver() {
            @Override
            public void answered(StreamEvent.ResponseHead answer) {
                look.accept(answer);
            }
        };
    }

    /** Looks only at the end of {@code stream}, and is given what was seen of it. */
    static StreamObserver atEnd(ObservedStream stream, BiConsumer<StreamEvent.Ended, StreamFacts> look) {
        return new StreamObserver() {
            @Override
            public void ended(StreamEvent.Ended end) {
                look.accept(end, stream.facts());
            }
        };
    }

    /** Looks only at the end of the stream. */
    static StreamObserver atEnd(Consumer<StreamEvent.Ended> look) {
        return new StreamObserver() {
            @Override
            public void ended(StreamEvent.Ended end) {
                look.accept(end);
            }
        };
    }

    /** Looks only at anomalies of the framing that are of one kind. */
    static StreamObserver onAnomaly(FramingAnomaly.Kind kind, Consumer<FramingAnomaly> look) {
        return new StreamObserver() {
            @Override
            public void framingFault(StreamEvent.FramingFault fault) {
                if (fault.anomaly().kind() == kind) {
                    look.accept(fault.anomaly());
                }
            }
        };
    }

    /** Looks only at {@link #significant} events. */
    static StreamObserver onSignificant(BiConsumer<SseEvent, Payload> look) {
        return new StreamObserver() {
            @Override
            public void significant(SseEvent event, Payload payload) {
                look.accept(event, payload);
            }
        };
    }

    /** Looks only at {@link #significantChunk significant chunks}. */
    static StreamObserver onSignificantChunk(BiConsumer<SseEvent, Payload.Chunk> look) {
        return new StreamObserver() {
            @Override
            public void significantChunk(SseEvent event, Payload.Chunk chunk) {
                look.accept(event, chunk);
            }
        };
    }

    /** Looks only at the choices of {@link #significantChunk significant chunks}. */
    static StreamObserver onSignificantChoice(BiConsumer<SseEvent, Payload.Choice> look) {
        return onSignificantChunk((event, chunk) -> chunk.choices().forEach(choice -> look.accept(event, choice)));
    }

    /** Looks only at choices, those of continuations too. */
    static StreamObserver onChoice(BiConsumer<SseEvent, Payload.Choice> look) {
        return new StreamObserver() {
            @Override
            public void choice(SseEvent event, Payload.Choice choice) {
                look.accept(event, choice);
            }
        };
    }

    /** Looks only at choices, those of continuations too, and at the end. */
    static StreamObserver onChoice(BiConsumer<SseEvent, Payload.Choice> look, Consumer<StreamEvent.Ended> lookAtEnd) {
        return new StreamObserver() {
            @Override
            public void choice(SseEvent event, Payload.Choice choice) {
                look.accept(event, choice);
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                lookAtEnd.accept(end);
            }
        };
    }

    /** Looks only at events with a type. */
    static StreamObserver onTyped(BiConsumer<SseEvent, Payload.Typed> look) {
        return new StreamObserver() {
            @Override
            public void typed(SseEvent event, Payload.Typed typed) {
                look.accept(event, typed);
            }
        };
    }

    /** The response's head arrived. */
    default void answered(StreamEvent.ResponseHead answer) {}

    /** An event arrived; {@link #choice} is also called for each choice of a chunk. */
    default void received(SseEvent event, Payload payload) {}

    /** A choice of a chunk arrived; {@link #significantChunk} was called before, unless it merely continues the event before. */
    default void choice(SseEvent event, Payload.Choice choice) {}

    /**
     * An event arrived that is no mere continuation: it has more than the next piece of text. {@link #received} is also
     * called. Of the hundreds of events of a stream few are such, so observers that don't look at text or times belong here.
     */
    default void significant(SseEvent event, Payload payload) {}

    /** A chunk arrived that is no mere continuation; {@link #significant} is also called. */
    default void significantChunk(SseEvent event, Payload.Chunk chunk) {}

    /** An event with a type arrived. {@link #choice} is also called, with its part of the answer. */
    default void typed(SseEvent event, Payload.Typed typed) {}

    /** A comment arrived. */
    default void commented(StreamEvent.CommentReceived comment) {}

    /** A control frame of a WebSocket arrived. */
    default void control(StreamEvent.Control control) {}

    /** The framing has an anomaly. */
    default void framingFault(StreamEvent.FramingFault fault) {}

    /** Bytes of the body were read; what they complete has been seen before. */
    default void bytesRead(StreamEvent.BytesRead read) {}

    /** The stream is over. */
    default void ended(StreamEvent.Ended end) {}

    /** Calls the methods for {@code event}, which is not a continuation. */
    default void on(StreamEvent event) {
        if (event instanceof StreamEvent.EventReceived received) {
            on(received, false);
        } else if (event instanceof StreamEvent.BytesRead read) {
            bytesRead(read);
        } else if (event instanceof StreamEvent.ResponseHead answer) {
            answered(answer);
        } else if (event instanceof StreamEvent.CommentReceived comment) {
            commented(comment);
        } else if (event instanceof StreamEvent.Control control) {
            control(control);
        } else if (event instanceof StreamEvent.FramingFault fault) {
            framingFault(fault);
        } else if (event instanceof StreamEvent.Ended end) {
            ended(end);
        }
    }

    /** Calls the methods for {@code event}; {@code continuation} is whether it only continues the event before. */
    default void on(StreamEvent.EventReceived event, boolean continuation) {
        Payload payload = event.payload();
        received(event.sse(), payload);
        if (!continuation) {
            significant(event.sse(), payload);
        }
        if (payload instanceof Payload.Chunk chunk) {
            onChunk(event.sse(), chunk, continuation);
        } else if (payload instanceof Payload.Typed typed) {
            typed(event.sse(), typed);
            onChunk(event.sse(), typed.content(), continuation);
        }
    }

    private void onChunk(SseEvent event, Payload.Chunk chunk, boolean continuation) {
        if (!continuation) {
            significantChunk(event, chunk);
        }
        List<Payload.Choice> choices = chunk.choices();
        for (int i = 0; i < choices.size(); i++) {
            choice(event, choices.get(i));
        }
    }
}

package io.github.streamcheck.wire;

/** Decodes the data of the events of one stream, in order. Not thread-safe. */
public interface PayloadDecoder {

    /** The event's payload; never throws on any input. */
    Payload decode(SseEvent event);
}

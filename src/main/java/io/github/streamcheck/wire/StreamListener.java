package io.github.streamcheck.wire;

/** Sees the events of one stream, in order and one at a time, though maybe on different threads. */
@FunctionalInterface
public interface StreamListener {

    /** Must return soon: it runs on the thread that reads the socket. */
    void on(StreamEvent event);
}

package io.github.streamcheck.simulator;

/**
 * How an answer is put onto its connection.
 *
 * @param framing how the body is framed
 * @param bytesPerWrite the most bytes that are written at once, 1 or more
 * @param noticesHangUp whether the answer ends when its client has left; if not, it counts as active for ever
 */
record Delivery(Framing framing, int bytesPerWrite, boolean noticesHangUp) {

    static final Delivery CORRECT = new Delivery(Framing.BY_VERSION, Integer.MAX_VALUE, true);

    /** How a body of unknown length is framed. */
    enum Framing {
        /** By chunks, or for clients of HTTP/1.0 by the end of the connection. */
        BY_VERSION,
        /** By the end of the connection, whatever the version. */
        BY_CLOSE,
        /** By chunks, whatever the version. */
        BY_CHUNKS
    }

    Delivery withFraming(Framing newFraming) {
        return new Delivery(newFraming, bytesPerWrite, noticesHangUp);
    }

    Delivery withBytesPerWrite(int newBytesPerWrite) {
        return new Delivery(framing, newBytesPerWrite, noticesHangUp);
    }

    Delivery ignoringHangUp() {
        return new Delivery(framing, bytesPerWrite, false);
    }
}

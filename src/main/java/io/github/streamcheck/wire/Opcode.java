package io.github.streamcheck.wire;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of frames of a WebSocket (RFC 6455, section 5.2). */
enum Opcode {
    CONTINUATION(0x0),
    TEXT(0x1),
    BINARY(0x2),
    CLOSE(0x8),
    PING(0x9),
    PONG(0xA);

    private final int code;

    Opcode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    boolean isControl() {
        return code >= CLOSE.code;
    }

    /** That of these four bits; empty if they are reserved. */
    static Optional<Opcode> of(int bits) {
        return Arrays.stream(values()).filter(each -> each.code == bits).findFirst();
    }
}

package io.github.streamcheck.wire;

/** A frame of a WebSocket that ends it: it breaks RFC 6455, or is larger than is taken. */
final class FrameException extends Exception {

    /** The codes with which a WebSocket is closed for it (RFC 6455, section 7.4.1). */
    static final int PROTOCOL_ERROR = 1002;

    static final int INVALID_DATA = 1007;
    static final int TOO_BIG = 1009;

    private static final long serialVersionUID = 1L;

    private final int closeCode;

    FrameException(int closeCode, String why) {
        super(why);
        this.closeCode = closeCode;
    }

    int closeCode() {
        return closeCode;
    }

    /** What is wrong, for people. */
    String why() {
        return String.valueOf(getMessage());
    }
}

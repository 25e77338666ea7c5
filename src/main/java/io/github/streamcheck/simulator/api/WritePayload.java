package io.github.streamcheck.simulator.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/**
 * The bytes of one write: a constant beginning and end that all the chunks of a stream share, and what differs between them.
 * Immutable.
 */
public final class WritePayload {

    private static final byte[] NOTHING = {};

    private final byte[] head;
    private final byte[] body;
    private final byte[] tail;

    private WritePayload(byte[] head, byte[] body, byte[] tail) {
        this.head = head;
        this.body = body;
        this.tail = tail;
    }

    static WritePayload of(String text) {
        return new WritePayload(text.getBytes(UTF_8), NOTHING, NOTHING);
    }

    /** Bytes that need not be text. */
    public static WritePayload of(byte[] bytes) {
        return new WritePayload(bytes.clone(), NOTHING, NOTHING);
    }

    /** The text {@code head}, and after it the text {@code tail}, with nothing between them yet. */
    static WritePayload of(String head, String tail) {
        return new WritePayload(head.getBytes(UTF_8), NOTHING, tail.getBytes(UTF_8));
    }

    /** The same beginning and end around {@code newBody}. */
    WritePayload withBody(String newBody) {
        return new WritePayload(head, newBody.getBytes(UTF_8), tail);
    }

    int length() {
        return head.length + body.length + tail.length;
    }

    /** All of its bytes, in a buffer of their own. */
    public ByteBuffer toBuffer() {
        return ByteBuffer.allocate(length()).put(head).put(body).put(tail).flip();
    }

    /** All of its bytes. */
    public byte[] toBytes() {
        return toBuffer().array();
    }

    /** The bytes as UTF-8. */
    public String text() {
        return new String(head, UTF_8) + new String(body, UTF_8) + new String(tail, UTF_8);
    }

    @Override
    public String toString() {
        return text();
    }
}

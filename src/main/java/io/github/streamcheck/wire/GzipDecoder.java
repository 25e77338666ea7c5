package io.github.streamcheck.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.nio.AsyncDataConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.jspecify.annotations.Nullable;

/**
 * Decompresses gzip (RFC 1952) as it arrives and checks it: its header, the checksum and length at its end, and that there is an
 * end. Takes several members one after the other; what follows them and is no member is ignored, as by other readers.
 */
final class GzipDecoder implements AsyncDataConsumer {

    private static final int[] BEGIN = {0x1f, 0x8b, 8};
    private static final int FLAGS_AT = 3;
    private static final int FIXED_SIZE = 10;
    private static final int TRAILER_SIZE = 8;
    private static final int CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final AsyncDataConsumer decoded;
    private final Inflation inflation;
    private final CRC32 checksum = new CRC32();

    private State state = State.HEADER;
    private int members;
    private int at;
    private int flags;
    private int extraAt;
    private int extra;
    private int checksumAt;
    private long size;
    private long trailer;

    private enum State {
        HEADER,
        BODY,
        TRAILER,
        OVER
    }

    GzipDecoder(AsyncDataConsumer decoded) {
        this.decoded = decoded;
        Inflation.Output onwards = Inflation.to(decoded);
        this.inflation = new Inflation(true, (bytes, length) -> {
            checksum.update(bytes, 0, length);
            size += length;
            onwards.take(bytes, length);
        });
    }

    @Override
    public void updateCapacity(CapacityChannel capacity) throws IOException {
        decoded.updateCapacity(capacity);
    }

    @Override
    public void consume(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining() && state != State.OVER) {
            switch (state) {
                case HEADER -> header(Byte.toUnsignedInt(bytes.get()));
                case BODY -> body(bytes);
                default -> trailer(Byte.toUnsignedInt(bytes.get()));
            }
        }
        bytes.position(bytes.limit());
    }

    private void header(int octet) throws IOException {
        if (at < BEGIN.length && octet != BEGIN[at]) {
            if (members == 0) {
                throw new IOException("it does not begin as gzip does");
            }
            state = State.OVER;
            return;
        }
        if (at < FIXED_SIZE) {
            flags = at == FLAGS_AT ? octet : flags;
            at++;
        } else {
            optional(octet);
        }
        if (at == FIXED_SIZE && (flags & (EXTRA | NAME | COMMENT | CHECKSUM)) == 0) {
            state = State.BODY;
        }
    }

    /** The parts that flags announce; each is struck off when it is over. */
    private void optional(int octet) {
        if ((flags & EXTRA) != 0) {
            extra |= extraAt < 2 ? octet << (8 * extraAt) : 0;
            extraAt++;
            flags &= extraAt >= 2 && extraAt == 2 + extra ? ~EXTRA : ~0;
        } else if ((flags & NAME) != 0) {
            flags &= octet == 0 ? ~NAME : ~0;
        } else if ((flags & COMMENT) != 0) {
            flags &= octet == 0 ? ~COMMENT : ~0;
        } else {
            checksumAt++;
            flags &= checksumAt == 2 ? ~CHECKSUM : ~0;
        }
    }

    private void body(ByteBuffer bytes) throws IOException {
        inflation.inflate(bytes);
        if (inflation.isFinished()) {
            state = State.TRAILER;
            at = 0;
            trailer = 0;
        }
    }

    private void trailer(int octet) throws IOException {
        trailer |= (long) octet << (8 * at);
        at++;
        if (at == TRAILER_SIZE) {
            if (trailer != (checksum.getValue() | (size << Integer.SIZE))) {
                throw new IOException("its checksum or length is wrong");
            }
            members++;
            begin();
        }
    }

    private void begin() {
        inflation.reset();
        checksum.reset();
        state = State.HEADER;
        at = 0;
        flags = 0;
        extraAt = 0;
        extra = 0;
        checksumAt = 0;
        size = 0;
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers) throws HttpException, IOException {
        boolean betweenMembers = state == State.HEADER && at == 0;
        if (state != State.OVER && !betweenMembers) {
            throw new IOException("it ends too early");
        }
        decoded.streamEnd(trailers);
    }

    @Override
    public void releaseResources() {
        inflation.release();
        decoded.releaseResources();
    }
}

package io.github.streamcheck.config;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The few bytes of ASN.1 in its distinguished encoding (DER) by which formats of keys differ. Stateless. */
final class Der {

    static final int INTEGER = 0x02;
    static final int OCTET_STRING = 0x04;
    static final int SEQUENCE = 0x30;

    private Der() {}

    /** An element with this content. */
    static byte[] element(int tag, byte[]... contents) {
        int length = Arrays.stream(contents).mapToInt(part -> part.length).sum();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (length < 0x80) {
            out.write(length);
        } else {
            int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
            out.write(0x80 | bytes);
            for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) {
                out.write(length >> shift);
            }
        }
        for (byte[] part : contents) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** The first element in an element. */
    static byte[] firstIn(byte[] element) {
        int start = contentOf(element, 0);
        return Arrays.copyOfRange(element, start, contentOf(element, start) + length(element, start));
    }

    /** Whether this begins as a private key does, in whichever format: a sequence with the version 0 or 1 in front. */
    static boolean isKey(byte[] bytes) {
        int start = bytes.length > 4 && bytes[0] == SEQUENCE ? contentOf(bytes, 0) : bytes.length;
        return start + 2 < bytes.length && bytes[start] == INTEGER && bytes[start + 1] == 1 && bytes[start + 2] <= 1;
    }

    /** Where the content of the element at this index begins. */
    private static int contentOf(byte[] bytes, int at) {
        int first = bytes[at + 1] & 0xff;
        return at + 2 + (first < 0x80 ? 0 : first & 0x7f);
    }

    private static int length(byte[] bytes, int at) {
        int first = bytes[at + 1] & 0xff;
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int index = at + 2; index < contentOf(bytes, at); index++) {
            length = (length << 8) | (bytes[index] & 0xff);
        }
        return length;
    }
}

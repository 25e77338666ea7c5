package io.github.streamcheck.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;

/** An immutable run of bytes as they came over the wire. Thread-safe. */
public final class Bytes {

    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] array;

    private Bytes(byte[] array) {
        this.array = array;
    }

    /** A copy of {@code array[from..to)}. */
    public static Bytes copyOf(byte[] array, int from, int to) {
        return from == to ? EMPTY : new Bytes(Arrays.copyOfRange(array, from, to));
    }

    /** The UTF-8 bytes of {@code text}. */
    public static Bytes utf8(String text) {
        return new Bytes(text.getBytes(UTF_8));
    }

    public int length() {
        return array.length;
    }

    public boolean isEmpty() {
        return array.length == 0;
    }

    /** The byte at {@code index}, 0 to 255. */
    public int at(int index) {
        return array[index] & 0xFF;
    }

    /** Whether these are exactly the characters of {@code ascii}; allocates nothing. */
    public boolean equalsAscii(String ascii) {
        if (array.length != ascii.length()) {
            return false;
        }
        for (int i = 0; i < array.length; i++) {
            if (array[i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The text, decoded leniently: what is not valid UTF-8 becomes U+FFFD. */
    public String utf8() {
        return new String(array, UTF_8);
    }

    /** The text of the bytes from {@code from} to before {@code to}, decoded leniently. */
    String utf8(int from, int to) {
        return new String(array, from, to - from, UTF_8);
    }

    /** Whether all of it is valid UTF-8. */
    public boolean isUtf8() {
        return Utf8Validator.isValid(array, 0, array.length);
    }

    /** Each byte as the character of the same number, so that nothing is lost. */
    public String latin1() {
        return new String(array, ISO_8859_1);
    }

    /** The first {@code max} bytes, or all of them if there are fewer. */
    public Bytes head(int max) {
        return array.length <= max ? this : copyOf(array, 0, max);
    }

    /** Puts all bytes into {@code target} from {@code at} on. */
    void copyTo(byte[] target, int at) {
        System.arraycopy(array, 0, target, at, array.length);
    }

    /** The bytes themselves, which nobody may change. */
    byte[] shared() {
        return array;
    }

    public InputStream stream() {
        return new ByteArrayInputStream(array);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(array, that.array);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(array);
    }

    @Override
    public String toString() {
        return utf8();
    }
}

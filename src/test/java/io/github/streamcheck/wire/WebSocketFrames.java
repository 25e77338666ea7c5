package io.github.streamcheck.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.streamcheck.wire.ScriptedServer.Connection;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a {@link ScriptedServer} says to open a WebSocket, and over it. All in ISO-8859-1, a character for each byte. */
public final class WebSocketFrames {

    private static final Pattern KEY = Pattern.compile("(?i)sec-websocket-key: (\\S+)");

    private WebSocketFrames() {}

    /** A proper answer to the request that was read last, with these further headers. */
    public static String accepting(Connection connection, String headers) {
        return accepting(connection, "Upgrade", headers);
    }

    /** The same with a {@code Connection} of that value. */
    public static String accepting(Connection connection, String connectionHeader, String headers) {
        Matcher key = KEY.matcher(connection.lastRequest());
        if (!key.find()) {
            throw new AssertionError("no WebSocket is asked for: " + connection.lastRequest());
        }
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: " + connectionHeader
                + "\r\nSec-WebSocket-Accept: " + proof(key.group(1)) + "\r\n" + headers + "\r\n";
    }

    private static String proof(String key) {
        try {
            byte[] text = (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(US_ASCII);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A frame of at most 125 bytes; {@code first} is its first byte. */
    public static String frame(int first, String payload) {
        return bytes(first, payload.length()) + payload;
    }

    /** One character for each. */
    public static String bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return new String(bytes, ISO_8859_1);
    }
}

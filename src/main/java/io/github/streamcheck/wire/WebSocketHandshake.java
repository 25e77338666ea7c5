package io.github.streamcheck.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.streamcheck.plan.Target;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.message.MessageSupport;

/** The request that opens a WebSocket (RFC 6455, section 4.1), and what a client asks of its answer. */
final class WebSocketHandshake {

    private static final String SUBPROTOCOL = "Sec-WebSocket-Protocol";
    private static final String KEY = "Sec-WebSocket-Key";
    private static final String PROOF = "Sec-WebSocket-Accept";
    private static final String EXTENSIONS = "Sec-WebSocket-Extensions";
    private static final String VERSION = "Sec-WebSocket-Version";

    /** Appended to a key before it is hashed (RFC 6455, section 1.3). */
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private static final int KEY_BYTES = 16;

    private final ClassicHttpRequest request;
    private final String key;

    private WebSocketHandshake(ClassicHttpRequest request, String key) {
        this.request = request;
        this.key = key;
    }

    /** With all headers of the target, but for those that make it a handshake. */
    static WebSocketHandshake of(Target target, Dialogue dialogue) {
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        String key = Base64.getEncoder().encodeToString(random);
        ClassicHttpRequest request = new BasicClassicHttpRequest("GET", target.resolve(dialogue.path()));
        request.setHeader(HttpHeaders.HOST, HttpHost.create(target.baseUri()).toHostString());
        if (!dialogue.subprotocols().isEmpty()) {
            request.setHeader(SUBPROTOCOL, String.join(", ", dialogue.subprotocols()));
        }
        RequestHeaders.of(
                target, (name, value, sensitive) -> request.setHeader(new BasicHeader(name, value, sensitive)));
        request.setHeader(HttpHeaders.UPGRADE, "websocket");
        request.setHeader(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE);
        request.setHeader(KEY, key);
        request.setHeader(VERSION, "13");
        return new WebSocketHandshake(request, key);
    }

    ByteBuffer request() {
        return RequestHead.encode(request);
    }

    /** Why this answer of status 101 opens no WebSocket; empty if it does. */
    Optional<String> problem(HttpResponse answer) {
        if (!tokens(answer, HttpHeaders.UPGRADE).contains("websocket")) {
            return Optional.of("no Upgrade: websocket");
        }
        if (!tokens(answer, HttpHeaders.CONNECTION).contains("upgrade")) {
            return Optional.of("no Connection: Upgrade");
        }
        if (answer.countHeaders(PROOF) != 1
                || !proof().equals(answer.getFirstHeader(PROOF).getValue())) {
            return Optional.of(PROOF + " is missing or wrong");
        }
        if (answer.containsHeader(EXTENSIONS)) {
            return Optional.of(EXTENSIONS + ", although none was offered");
        }
        Set<String> chosen = tokens(answer, SUBPROTOCOL);
        return chosen.size() > 1 || !tokens(request, SUBPROTOCOL).containsAll(chosen)
                ? Optional.of(SUBPROTOCOL + " that was not offered: " + String.join(", ", chosen))
                : Optional.empty();
    }

    /** The values of a header that is a list, in lower case. */
    private static Set<String> tokens(HttpMessage message, String name) {
        Set<String> tokens = new TreeSet<>();
        MessageSupport.parseTokens(message, name, token -> tokens.add(token.toLowerCase(Locale.ROOT)));
        return tokens;
    }

    private String proof() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-1", impossible);
        }
    }
}

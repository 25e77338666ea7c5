package io.github.streamcheck.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.junit.jupiter.api.Test;

class RequestHeadTest {

    @Test
    void isTheRequestLineTheHeadersAndABlankLine() {
        ClassicHttpRequest request = new BasicClassicHttpRequest("GET", "/v1/realtime");
        request.setHeader("Host", "h");
        request.setHeader("X-Long", "x".repeat(5_000));

        assertThat(ISO_8859_1.decode(RequestHead.encode(request)).toString())
                .isEqualTo("GET /v1/realtime HTTP/1.1\r\nHost: h\r\nX-Long: " + "x".repeat(5_000) + "\r\n\r\n");
    }
}

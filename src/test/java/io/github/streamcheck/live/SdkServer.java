package io.github.streamcheck.live;

import io.github.streamcheck.wire.ScriptedServer;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers whatever is asked below {@link SdkCase#address} with the bytes of that case. */
final class SdkServer implements AutoCloseable {

    private static final Pattern CASE = Pattern.compile("^\\S+ /case/(\\d+)/");
    private static final String NOT_FOUND = ScriptedServer.answer("404 Not Found", "text/plain", "");

    private final ScriptedServer server;

    SdkServer(List<SdkCase> cases) {
        server = new ScriptedServer(connection -> {
            if (connection.readRequest()) {
                Matcher asked = CASE.matcher(connection.lastRequest());
                if (asked.find()) {
                    connection.sendLatin1(
                            cases.get(Integer.parseInt(asked.group(1))).answer());
                } else {
                    connection.send(NOT_FOUND);
                }
            }
        });
    }

    URI uri() {
        return server.uri();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}

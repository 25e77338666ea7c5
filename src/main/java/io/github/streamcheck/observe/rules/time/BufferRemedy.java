package io.github.streamcheck.observe.rules.time;

import io.github.streamcheck.wire.StreamEvent;
import java.util.List;
import java.util.Locale;

/** What switches a buffer off, by what the head of an answer shows of the servers that it passed. */
final class BufferRemedy {

    private static final String NGINX =
            "nginx answers: set proxy_buffering off there, or have the application send X-Accel-Buffering: no";

    /** Where nothing shows what is in between. */
    private static final String UNKNOWN = "switch off buffering and compression of text/event-stream in each proxy, and"
            + " flush after each event in the handler";

    private BufferRemedy() {}

    /** An advice for people, in one sentence without an end. */
    static String of(StreamEvent.ResponseHead answer) {
        String servers = (String.join(" ", answer.values("server")) + " " + String.join(" ", answer.values("via")))
                .toLowerCase(Locale.ROOT);
        if (servers.contains("nginx") || servers.contains("openresty")) {
            return NGINX;
        }
        return answer.values("x-accel-buffering").equals(List.of("no"))
                ? UNKNOWN + " (X-Accel-Buffering: no works only with nginx)"
                : UNKNOWN;
    }
}

package io.github.streamcheck.recording;

import io.github.streamcheck.wire.Protocol;
import java.util.Optional;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Tells of which endpoint an answer is, by what only streams of that endpoint contain. Stateless. */
final class ProtocolSigns {

    private ProtocolSigns() {}

    /** The protocol whose sign comes first in a text; empty if none does. */
    static Optional<Protocol> find(String text) {
        @Nullable Protocol found = null;
        int first = Integer.MAX_VALUE;
        for (Protocol protocol : Protocol.all()) {
            int at = protocol.sign()
                    .map(sign -> sign.matcher(text))
                    .filter(Matcher::find)
                    .map(Matcher::start)
                    .orElse(Integer.MAX_VALUE);
            if (at < first) {
                first = at;
                found = protocol;
            }
        }
        return Optional.ofNullable(found);
    }

    /** The protocol whose path a request's address ends with. */
    static Optional<Protocol> ofPath(String path) {
        return Protocol.all().stream()
                .filter(protocol -> !protocol.endpoint().shape().isWebSocket())
                .filter(protocol -> path.endsWith(protocol.endpoint().path().replaceFirst("^/v1", "")))
                .findFirst();
    }
}

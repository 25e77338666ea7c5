package io.github.streamcheck.observe.rules;

import io.github.streamcheck.observe.StreamContext;

/** What a stream asked for, whichever parameter said it. */
final class AskedFor {

    private AskedFor() {}

    /** How many choices: {@code n}, or 1. */
    static long choices(StreamContext stream) {
        return stream.request().common().parameters().get("n") instanceof Number n ? n.longValue() : 1;
    }
}

package io.github.streamcheck.wire;

import io.github.streamcheck.plan.SizeLimits;
import org.apache.hc.core5.http.config.Http1Config;

/** What a connection of HTTP/1.1 takes of the head of an answer. Stateless. */
final class Http1Limits {

    /**
     * Of each of HttpClient's connections' three buffers, in bytes. HttpCore's own 32 KiB are 100 KiB for each stream, so that 5,000
     * of them would not fit into 512 MiB; an event has a few hundred bytes.
     */
    private static final int BUFFER_SIZE = 8 * 1024;

    /** More than any server's; with {@link SizeLimits#header} it bounds what the head of an answer takes. */
    static final int MOST_HEADERS = 200;

    private Http1Limits() {}

    static Http1Config of(SizeLimits sizes) {
        return Http1Config.custom()
                .setBufferSize(BUFFER_SIZE)
                // A request is written when it is handed over, and not in the next round of the I/O thread.
                .setChunkSizeHint(0)
                .setMaxLineLength(sizes.header())
                .setMaxHeaderCount(MOST_HEADERS)
                .build();
    }
}

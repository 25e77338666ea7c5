package io.github.streamcheck.run;

import io.github.streamcheck.wire.ClientProfile;
import io.github.streamcheck.wire.Protocol;

/**
 * An endpoint that the server has.
 *
 * @param includeUsage whether it is asked for token counts
 * @param client as which client it is asked
 */
record AvailableEndpoint(Protocol protocol, boolean includeUsage, ClientProfile client) {

    /** The same, asked as another client. */
    AvailableEndpoint as(ClientProfile other) {
        return new AvailableEndpoint(protocol, includeUsage, other);
    }
}

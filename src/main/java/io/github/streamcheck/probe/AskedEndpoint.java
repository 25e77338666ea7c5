package io.github.streamcheck.probe;

import io.github.streamcheck.wire.ClientProfile;
import io.github.streamcheck.wire.Protocol;

/**
 * Where active checks ask, and how.
 *
 * @param model the model that is asked for
 * @param includeUsage whether streams are asked for token counts
 * @param client as which client the endpoint is asked
 */
public record AskedEndpoint(Protocol protocol, String model, boolean includeUsage, ClientProfile client) {}

package io.github.streamcheck.run;

import io.github.streamcheck.wire.Protocol;
import io.github.streamcheck.wire.StreamRequest;
import java.util.List;

/**
 * What came of the first request to an endpoint.
 *
 * @param events each framed by SSE, one or more
 */
record FirstStream(Protocol protocol, StreamRequest request, List<byte[]> events) {}

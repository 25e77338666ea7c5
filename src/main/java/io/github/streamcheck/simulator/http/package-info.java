/** Connections: HTTP and WebSocket, over which each answer is played as its script says. */
@NullMarked
package io.github.streamcheck.simulator.http;

import org.jspecify.annotations.NullMarked;

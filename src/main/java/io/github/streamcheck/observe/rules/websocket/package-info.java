/** Rules about the frames of a WebSocket, and its end. */
@NullMarked
package io.github.streamcheck.observe.rules.websocket;

import org.jspecify.annotations.NullMarked;

/**
 * One stream over HTTP: framing (SSE) and decoding of a protocol into {@link io.github.streamcheck.wire.StreamEvent}s, each with
 * the time at which its bytes arrived. Judges nothing.
 */
@NullMarked
package io.github.streamcheck.wire;

import org.jspecify.annotations.NullMarked;

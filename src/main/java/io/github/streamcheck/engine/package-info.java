/**
 * Paces streams, and owns clocks, deadlines and cancellation. Uses {@code wire} to open streams.
 */
@NullMarked
package io.github.streamcheck.engine;

import org.jspecify.annotations.NullMarked;

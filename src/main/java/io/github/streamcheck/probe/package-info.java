/** Checks that send requests of their own: they compare streamed answers with plain ones, and make unusual requests. */
@NullMarked
package io.github.streamcheck.probe;

import org.jspecify.annotations.NullMarked;

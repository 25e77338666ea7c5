/** Checks that ask the server themselves: streamed answers held against plain ones, and requests that are made seldom. */
@NullMarked
package io.github.streamcheck.probe;

import org.jspecify.annotations.NullMarked;

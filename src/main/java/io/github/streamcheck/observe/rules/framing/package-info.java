/** Rules about the lines of an event stream. */
@NullMarked
package io.github.streamcheck.observe.rules.framing;

import org.jspecify.annotations.NullMarked;

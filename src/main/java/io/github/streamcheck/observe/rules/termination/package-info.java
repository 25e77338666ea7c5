/** Rules about the end of a stream. */
@NullMarked
package io.github.streamcheck.observe.rules.termination;

import org.jspecify.annotations.NullMarked;

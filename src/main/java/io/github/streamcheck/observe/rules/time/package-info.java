/** Rules about silence, stalls and buffering. */
@NullMarked
package io.github.streamcheck.observe.rules.time;

import org.jspecify.annotations.NullMarked;

/** Rules about the JSON of each chunk. */
@NullMarked
package io.github.streamcheck.observe.rules.chunk;

import org.jspecify.annotations.NullMarked;

/** The configuration of a run: immutable records. Knows {@code text} only; every other package may read it. */
@NullMarked
package io.github.streamcheck.plan;

import org.jspecify.annotations.NullMarked;

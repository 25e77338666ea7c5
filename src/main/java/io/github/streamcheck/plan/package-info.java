/**
 * What a run is asked to do: immutable records, validated once, all problems reported together. Knows no other package; every
 * other package may read it.
 */
@NullMarked
package io.github.streamcheck.plan;

import org.jspecify.annotations.NullMarked;

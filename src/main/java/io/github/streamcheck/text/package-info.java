/**
 * Quantities, times and other values as people read and write them. Knows no other package.
 */
@NullMarked
package io.github.streamcheck.text;

import org.jspecify.annotations.NullMarked;

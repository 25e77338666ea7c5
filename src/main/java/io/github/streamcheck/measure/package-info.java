/**
 * Distributions of times, rates and counts, in histograms whose error is known. Knows {@code text} only.
 */
@NullMarked
package io.github.streamcheck.measure;

import org.jspecify.annotations.NullMarked;

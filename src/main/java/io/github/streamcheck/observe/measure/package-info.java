/**
 * Figures of streams: times, rates and counts, aggregated in histograms of a known error.
 */
@NullMarked
package io.github.streamcheck.observe.measure;

import org.jspecify.annotations.NullMarked;

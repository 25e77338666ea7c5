/**
 * Reads what the server under test reports about itself: health, models and metrics. {@code dialects} has one small class for
 * each format of metrics, and {@code facts} one for each comparison with what was seen.
 */
@NullMarked
package io.github.streamcheck.server;

import org.jspecify.annotations.NullMarked;

/**
 * What the server under test says of itself: health, models and metrics. {@code dialects} has one small class for each form of
 * metrics, and {@code facts} one for each thing that is held against what was seen.
 */
@NullMarked
package io.github.streamcheck.server;

import org.jspecify.annotations.NullMarked;

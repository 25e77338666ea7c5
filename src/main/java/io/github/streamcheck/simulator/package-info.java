/**
 * An embedded OpenAI-compatible streaming server that knows nothing of the rest of streamcheck: for the demo, for tests, and for
 * users who want to try their own clients and thresholds.
 */
@NullMarked
package io.github.streamcheck.simulator;

import org.jspecify.annotations.NullMarked;

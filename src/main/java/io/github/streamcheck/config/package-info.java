/**
 * Reads the user's configuration into a {@link io.github.streamcheck.plan.Plan}, and collects all mistakes in it, so that they
 * are reported together and before any socket opens.
 */
@NullMarked
package io.github.streamcheck.config;

import org.jspecify.annotations.NullMarked;

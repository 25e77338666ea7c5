/**
 * What the server under test says of itself: health, models and metrics, one small class per metrics dialect.
 */
@NullMarked
package io.github.streamcheck.server;

import org.jspecify.annotations.NullMarked;

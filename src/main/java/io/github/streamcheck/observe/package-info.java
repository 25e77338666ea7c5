/**
 * What watches a stream: small state machines that see each event once and hold bounded memory. {@code rules} state findings,
 * {@code measure} takes figures.
 */
@NullMarked
package io.github.streamcheck.observe;

import org.jspecify.annotations.NullMarked;

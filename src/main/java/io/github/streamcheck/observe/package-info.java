/**
 * Judges and measures streams while they arrive: small state machines that see each event once and hold bounded memory. The
 * rules are in {@code rules}.
 */
@NullMarked
package io.github.streamcheck.observe;

import org.jspecify.annotations.NullMarked;

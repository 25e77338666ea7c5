/**
 * Compares a run with earlier ones: what is recorded of a run, the file in which it is kept, and the statistics that distinguish
 * a change from the noise between runs. Knows nothing of Maven, verdicts and reports, which use it.
 */
@NullMarked
package io.github.streamcheck.baseline;

import org.jspecify.annotations.NullMarked;

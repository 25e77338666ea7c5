/**
 * Holds a run against earlier ones: what is recorded of a run, the file it is kept in, and the statistics that tell a change from
 * the noise between runs. Knows nothing of Maven, verdicts and reports, which use it.
 */
@NullMarked
package io.github.streamcheck.baseline;

import org.jspecify.annotations.NullMarked;

/** Judges findings, figures, thresholds and server facts: pass or fail, with the reasons. */
@NullMarked
package io.github.streamcheck.verdict;

import org.jspecify.annotations.NullMarked;

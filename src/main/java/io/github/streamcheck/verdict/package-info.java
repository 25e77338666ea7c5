/**
 * Weighs findings, figures and server facts against the thresholds and says pass or fail, and why.
 */
@NullMarked
package io.github.streamcheck.verdict;

import org.jspecify.annotations.NullMarked;

/**
 * One writer per format, found as services. Writers only read the {@link io.github.streamcheck.result.RunResult}.
 */
@NullMarked
package io.github.streamcheck.report;

import org.jspecify.annotations.NullMarked;

/**
 * One writer per format, found as services. Writers only read the {@link io.github.streamcheck.report.RunReport}.
 */
@NullMarked
package io.github.streamcheck.report;

import org.jspecify.annotations.NullMarked;

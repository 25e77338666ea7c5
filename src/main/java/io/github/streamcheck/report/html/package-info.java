/**
 * The report as a page of HTML with charts in SVG, which works without scripts, network and inline styles. Only reads the
 * {@link io.github.streamcheck.result.RunResult}.
 */
@NullMarked
package io.github.streamcheck.report.html;

import org.jspecify.annotations.NullMarked;

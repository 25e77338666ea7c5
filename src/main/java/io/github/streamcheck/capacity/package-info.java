/**
 * Searches the highest load that meets the thresholds: which load comes next, what the figures of a load decide, and what came out.
 * Knows no sockets, clocks and reports, which use it.
 */
@NullMarked
package io.github.streamcheck.capacity;

import org.jspecify.annotations.NullMarked;

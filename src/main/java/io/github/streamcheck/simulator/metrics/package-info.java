/** What the simulator counts of its answers, and the pages on which it says so, in the words of several servers. */
@NullMarked
package io.github.streamcheck.simulator.metrics;

import org.jspecify.annotations.NullMarked;

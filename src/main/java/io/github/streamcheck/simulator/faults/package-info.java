/** What the simulator does wrong: each fault turns a correct answer into a faulty one. */
@NullMarked
package io.github.streamcheck.simulator.faults;

import org.jspecify.annotations.NullMarked;

/** Rules about what shows only over several streams. */
@NullMarked
package io.github.streamcheck.observe.rules.run;

import org.jspecify.annotations.NullMarked;

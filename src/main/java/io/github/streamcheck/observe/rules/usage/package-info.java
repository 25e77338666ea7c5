/** Rules about token counts. */
@NullMarked
package io.github.streamcheck.observe.rules.usage;

import org.jspecify.annotations.NullMarked;

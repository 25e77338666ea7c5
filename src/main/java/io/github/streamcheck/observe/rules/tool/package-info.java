/** Rules about tool calls. */
@NullMarked
package io.github.streamcheck.observe.rules.tool;

import org.jspecify.annotations.NullMarked;

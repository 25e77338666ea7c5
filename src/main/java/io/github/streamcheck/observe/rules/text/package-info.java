/** Rules about what was generated. */
@NullMarked
package io.github.streamcheck.observe.rules.text;

import org.jspecify.annotations.NullMarked;

/** Rules about the typed events of a response. */
@NullMarked
package io.github.streamcheck.observe.rules.responses;

import org.jspecify.annotations.NullMarked;

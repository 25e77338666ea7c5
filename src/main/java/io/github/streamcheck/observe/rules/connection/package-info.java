/** Rules about reaching the server, and about the status and headers of its answer. */
@NullMarked
package io.github.streamcheck.observe.rules.connection;

import org.jspecify.annotations.NullMarked;

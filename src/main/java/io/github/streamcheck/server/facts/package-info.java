/** Facts about what a server says of its streams, one class each, found as services like all rules. */
@NullMarked
package io.github.streamcheck.server.facts;

import org.jspecify.annotations.NullMarked;

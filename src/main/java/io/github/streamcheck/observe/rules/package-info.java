/**
 * The rules: one final class each, found as services. A rule is a fact about one stream that can be decided from the wire.
 */
@NullMarked
package io.github.streamcheck.observe.rules;

import org.jspecify.annotations.NullMarked;

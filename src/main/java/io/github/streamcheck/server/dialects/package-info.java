/**
 * The forms in which servers give metrics, one small class each. They say only where on a page something stands; {@code server}
 * finds them as services.
 */
@NullMarked
package io.github.streamcheck.server.dialects;

import org.jspecify.annotations.NullMarked;

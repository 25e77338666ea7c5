/** The result of a run. Reports are written from it; it does not depend on them. */
@NullMarked
package io.github.streamcheck.result;

import org.jspecify.annotations.NullMarked;

/** Benchmarks; {@code ./mvnw verify -Pbench} runs them. */
@NullMarked
package io.github.streamcheck.bench;

import org.jspecify.annotations.NullMarked;

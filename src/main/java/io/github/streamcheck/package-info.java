/**
 * streamcheck verifies OpenAI-compatible streaming endpoints. {@code maven} has the goals, {@code config} reads what a user wrote
 * into a {@code plan}, {@code run} makes the run: {@code engine} paces its streams, {@code wire} reads them, {@code observe} and
 * {@code server} judge them, {@code verdict} sums up, and {@code report} writes the {@code result}. {@code simulator} stands apart.
 */
@NullMarked
package io.github.streamcheck;

import org.jspecify.annotations.NullMarked;

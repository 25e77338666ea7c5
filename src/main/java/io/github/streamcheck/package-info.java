/**
 * streamcheck verifies OpenAI-compatible streaming endpoints. {@link io.github.streamcheck.Streamcheck} puts the packages
 * together; data flow one way, from {@code plan} over {@code engine}, {@code wire}, {@code observe} and {@code verdict} to
 * {@code report}.
 */
@NullMarked
package io.github.streamcheck;

import org.jspecify.annotations.NullMarked;

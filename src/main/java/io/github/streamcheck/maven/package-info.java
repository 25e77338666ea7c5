/**
 * The goals: they read parameters, build a {@link io.github.streamcheck.plan.Plan}, call the core and turn its verdict into the
 * right Maven exception. The only package that knows Maven; nothing imports it.
 */
@NullMarked
package io.github.streamcheck.maven;

import org.jspecify.annotations.NullMarked;

/**
 * Puts the shards of a run together: from their stored reports to one report of the whole. Uses {@code report} to read them,
 * {@code observe} to add up, and {@code verdict} to judge.
 */
@NullMarked
package io.github.streamcheck.shard;

import org.jspecify.annotations.NullMarked;

package io.github.streamcheck.observe;

import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.wire.StreamRequest;

/**
 * What is known of a stream before it begins.
 *
 * @param number the stream's number within the run, from 1
 * @param phase the part of the run that it belongs to
 * @param endpoint where it is asked for
 * @param request what it asks for
 */
public record StreamContext(int number, Phase phase, Endpoint endpoint, StreamRequest request) {}

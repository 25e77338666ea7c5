package io.github.streamcheck.observe;

import io.github.streamcheck.plan.Severity;
import java.util.OptionalDouble;

/**
 * A rule's statement about one stream.
 *
 * @param rule the rule's id
 * @param severity its severity
 * @param message what is wrong, the same for all streams with the same defect
 * @param evidence where on the wire
 * @param atMillis when, in milliseconds after the request's start; empty if the request never began
 */
public record Finding(String rule, Severity severity, String message, Evidence evidence, OptionalDouble atMillis) {}

package io.github.streamcheck.observe;

/**
 * A rule's statement about one stream.
 *
 * @param rule the rule's id
 * @param severity how much it weighs
 * @param message what is wrong, the same for all streams with the same defect
 * @param evidence where on the wire
 */
public record Finding(String rule, Severity severity, String message, Evidence evidence) {}

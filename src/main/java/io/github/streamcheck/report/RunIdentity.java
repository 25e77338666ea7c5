package io.github.streamcheck.report;

/**
 * Which run of which build a report is of.
 *
 * @param id unique among all runs
 * @param executionId the plugin execution's id, such as {@code default-cli}
 * @param tolerated whether the build goes on even if the verdict is a fail
 */
public record RunIdentity(String id, String executionId, boolean tolerated) {}

package io.github.streamcheck.report;

import java.util.Optional;

/**
 * Which run of which build a report is of.
 *
 * @param id unique among all runs
 * @param executionId the plugin execution's id, such as {@code default-cli}
 * @param tolerated whether the build goes on even if the verdict is a fail
 * @param again the command that makes such a run again; empty if there is none
 */
public record RunIdentity(String id, String executionId, boolean tolerated, Optional<String> again) {

    /** Of a run that no command makes. */
    public RunIdentity(String id, String executionId, boolean tolerated) {
        this(id, executionId, tolerated, Optional.empty());
    }
}

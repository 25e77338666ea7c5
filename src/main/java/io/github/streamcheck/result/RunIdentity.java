package io.github.streamcheck.result;

import io.github.streamcheck.plan.Shard;
import java.util.Optional;

/**
 * Which run of which build a report is of.
 *
 * @param id unique among all runs; the same in all shards of one
 * @param executionId the plugin execution's id, such as {@code default-cli}
 * @param tolerated whether the build continues even if the verdict is a fail
 * @param again the command that repeats the run; empty if there is none
 * @param shard which part of the run; empty for all of it
 */
public record RunIdentity(
        String id, String executionId, boolean tolerated, Optional<String> again, Optional<Shard> shard) {

    /** All of a run that no command makes. */
    public RunIdentity(String id, String executionId, boolean tolerated) {
        this(id, executionId, tolerated, Optional.empty());
    }

    /** All of a run. */
    public RunIdentity(String id, String executionId, boolean tolerated, Optional<String> again) {
        this(id, executionId, tolerated, again, Optional.empty());
    }
}

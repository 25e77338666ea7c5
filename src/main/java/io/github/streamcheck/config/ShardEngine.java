package io.github.streamcheck.config;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A scheduler or CI server that starts several processes alike and tells each, in the environment, which one it is. Each names
 * the page of its vendor that says so.
 */
enum ShardEngine {

    /**
     * <a href="https://docs.gitlab.com/ci/variables/predefined_variables/">Predefined variables</a>: from 1. A job without
     * {@code parallel} has the total 1 and no index.
     */
    GITLAB("GitLab", "CI_NODE_INDEX", "1", "CI_NODE_TOTAL"),

    /** <a href="https://circleci.com/docs/reference/variables/">Project values and variables</a>: from 0, always set. */
    CIRCLECI("CircleCI", "CIRCLE_NODE_INDEX", "0", "CIRCLE_NODE_TOTAL"),

    /** <a href="https://buildkite.com/docs/pipelines/configure/environment-variables">Environment variables</a>: from 0. */
    BUILDKITE("Buildkite", "BUILDKITE_PARALLEL_JOB", "0", "BUILDKITE_PARALLEL_JOB_COUNT"),

    /**
     * <a href="https://support.atlassian.com/bitbucket-cloud/docs/parallel-step-options/">Parallel step options</a>: a zero-based
     * index.
     */
    BITBUCKET("Bitbucket", "BITBUCKET_PARALLEL_STEP", "0", "BITBUCKET_PARALLEL_STEP_COUNT"),

    /**
     * <a href="https://learn.microsoft.com/azure/devops/pipelines/test/parallel-testing-any-test-runner">Run any tests in
     * parallel</a>: from 1, always set. A variable of a pipeline is in the environment in capitals, its dots as underscores.
     */
    AZURE("Azure Pipelines", "SYSTEM_JOBPOSITIONINPHASE", "1", "SYSTEM_TOTALJOBSINPHASE"),

    /** <a href="https://docs.semaphore.io/reference/env-vars">Environment variables</a>: from 1. */
    SEMAPHORE("Semaphore", "SEMAPHORE_JOB_INDEX", "1", "SEMAPHORE_JOB_COUNT"),

    /** <a href="https://docs.aws.amazon.com/batch/latest/userguide/job_env_vars.html">Job environment variables</a>: from 0. */
    AWS_BATCH("AWS Batch", "AWS_BATCH_JOB_ARRAY_INDEX", "0", "AWS_BATCH_JOB_ARRAY_SIZE"),

    /**
     * <a href="https://cloud.google.com/batch/docs/reference/rest/v1/projects.locations.jobs">TaskGroup</a>: 0 through the count
     * less 1.
     */
    GOOGLE_BATCH("Google Cloud Batch", "BATCH_TASK_INDEX", "0", "BATCH_TASK_COUNT"),

    /** <a href="https://cloud.google.com/run/docs/container-contract">Container contract</a>: from 0. */
    CLOUD_RUN("Cloud Run", "CLOUD_RUN_TASK_INDEX", "0", "CLOUD_RUN_TASK_COUNT"),

    /**
     * <a href="https://slurm.schedmd.com/job_array.html">Job array support</a>: the ids are what the user wrote, such as
     * {@code 10-70:20}.
     */
    SLURM(
            "Slurm",
            "SLURM_ARRAY_TASK_ID",
            "SLURM_ARRAY_TASK_MIN",
            "SLURM_ARRAY_TASK_STEP",
            "SLURM_ARRAY_TASK_COUNT",
            "the size of the array"),

    /** <a href="https://kubernetes.io/docs/concepts/workloads/controllers/job/#completion-mode">Completion mode</a>: from 0. */
    KUBERNETES("Kubernetes", "JOB_COMPLETION_INDEX", "0", "1", null, "the Job's completions"),

    /** <a href="https://developer.hashicorp.com/nomad/docs/runtime">Runtime environment</a>: from 0 to the count less 1. */
    NOMAD("Nomad", "NOMAD_ALLOC_INDEX", "0", "1", null, "the group's count");

    private final String title;
    private final String index;
    private final String first;
    private final String step;
    private final @Nullable String total;
    private final String totalIs;

    ShardEngine(String title, String index, String first, String total) {
        this(title, index, first, "1", total, "the number of parallel jobs");
    }

    /**
     * An engine.
     *
     * @param index the variable that has the process's number
     * @param first the number of the first process: a numeral, or the variable that has it
     * @param step how far the numbers of two processes are apart: a numeral, or the variable that has it
     * @param total the variable that has the number of processes; null if none has
     * @param totalIs what the engine calls the number of processes
     */
    ShardEngine(String title, String index, String first, String step, @Nullable String total, String totalIs) {
        this.title = title;
        this.index = index;
        this.first = first;
        this.step = step;
        this.total = total;
        this.totalIs = totalIs;
    }

    String title() {
        return title;
    }

    String index() {
        return index;
    }

    String first() {
        return first;
    }

    String step() {
        return step;
    }

    Optional<String> total() {
        return Optional.ofNullable(total);
    }

    String totalIs() {
        return totalIs;
    }

    /** Whether any of its variables is set. */
    boolean isIn(Map<String, String> environment) {
        return environment.containsKey(index) || (total != null && environment.containsKey(total));
    }
}

package io.github.streamcheck.maven;

import java.util.List;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.logging.Log;

/**
 * Whether a failure of {@code verify} may wait for {@code check}, so that post-integration-test can stop the user's server
 * first. It may only if Maven's own plan of this build has a {@code check} of ours ahead: else nobody would fail the build.
 */
final class Deferral {

    private static final String CHECK = "check";

    /** Maven 4 has another name for the phase. */
    private static final Set<String> CLEAN_UP = Set.of("post-integration-test", "after:integration-test");

    private final BuildPlan build;
    private final MojoExecution self;
    private final Log log;

    /** What Maven does in this build for the current project. */
    interface BuildPlan {
        List<MojoExecution> executions() throws Exception;
    }

    Deferral(BuildPlan build, MojoExecution self, Log log) {
        this.build = build;
        this.self = self;
        this.log = log;
    }

    /** Maven's own plan for the goals that the user asked for. */
    static BuildPlan planOf(LifecycleExecutor lifecycle, MavenSession session) {
        String[] goals = session.getGoals().toArray(String[]::new);
        return () -> lifecycle.calculateExecutionPlan(session, goals).getMojoExecutions();
    }

    /** {@code choice}: {@code always}, {@code never} or {@code auto}. */
    boolean isDeferred(DeferFailure choice) {
        return switch (choice) {
            case ALWAYS -> {
                if (!isAhead(CHECK)) {
                    log.warn("deferFailure is always, but no goal check follows: nothing will fail this build");
                }
                yield true;
            }
            case NEVER -> false;
            case AUTO -> isCheckAhead();
        };
    }

    private boolean isCheckAhead() {
        List<MojoExecution> ahead = ahead();
        if (ahead.stream().anyMatch(execution -> isOurs(execution, CHECK))) {
            return true;
        }
        boolean cleanUp =
                ahead.stream().anyMatch(execution -> CLEAN_UP.contains(String.valueOf(execution.getLifecyclePhase())));
        if (cleanUp) {
            log.warn("goals bound to post-integration-test will not run; bind the goal check too, which fails"
                    + " the build after them");
        }
        return false;
    }

    /** Whether this build has a goal of ours yet to do. */
    boolean isAhead(String goal) {
        return ahead().stream().anyMatch(execution -> isOurs(execution, goal));
    }

    private boolean isOurs(MojoExecution execution, String goal) {
        return execution.getGroupId().equals(self.getGroupId())
                && execution.getArtifactId().equals(self.getArtifactId())
                && execution.getGoal().equals(goal);
    }

    /** What Maven has yet to do for this project, after this execution. */
    private List<MojoExecution> ahead() {
        try {
            List<MojoExecution> plan = build.executions();
            for (int i = 0; i < plan.size(); i++) {
                if (isSelf(plan.get(i))) {
                    return plan.subList(i + 1, plan.size());
                }
            }
        } catch (Exception unplannable) {
            // Maven throws a dozen kinds; without a plan, failing at once is the safe side.
            log.debug("the build's plan can't be calculated", unplannable);
        }
        return List.of();
    }

    private boolean isSelf(MojoExecution execution) {
        return execution.getGroupId().equals(self.getGroupId())
                && execution.getArtifactId().equals(self.getArtifactId())
                && execution.getGoal().equals(self.getGoal())
                && execution.getExecutionId().equals(self.getExecutionId());
    }
}

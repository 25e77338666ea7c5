package io.github.streamcheck.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.junit.jupiter.api.Test;

class DeferralTest {

    private static final MojoExecution SELF = execution("streamcheck-maven-plugin", "verify", "integration-test");
    private static final MojoExecution CHECK = execution("streamcheck-maven-plugin", "check", "verify");
    private static final MojoExecution STOP = execution("streamcheck-maven-plugin", "stop", "post-integration-test");

    private static MojoExecution execution(String artifactId, String goal, String phase) {
        Plugin plugin = new Plugin();
        plugin.setGroupId("io.github.streamcheck");
        plugin.setArtifactId(artifactId);
        plugin.setVersion("1");
        MojoExecution execution = new MojoExecution(plugin, goal, "default");
        execution.setLifecyclePhase(phase);
        return execution;
    }

    private static final class Listener extends AbstractMojo {
        @Override
        public void execute() {}
    }

    private final Listener listener = new Listener();
    private final List<String> log = listenTo(listener);

    private static List<String> listenTo(Listener mojo) {
        return Mojos.listen(mojo);
    }

    private boolean isDeferred(DeferFailure choice, MojoExecution... plan) {
        return new Deferral(() -> List.of(plan), SELF, listener.getLog()).isDeferred(choice);
    }

    @Test
    void waitsForACheckThatLiesAhead() {
        assertThat(isDeferred(DeferFailure.AUTO, SELF, STOP, CHECK)).isTrue();
        assertThat(log).isEmpty();
    }

    @Test
    void doesNotWaitForACheckThatHasBeen() {
        assertThat(isDeferred(DeferFailure.AUTO, CHECK, SELF)).isFalse();
    }

    @Test
    void doesNotWaitForTheCheckOfAnother() {
        assertThat(isDeferred(DeferFailure.AUTO, SELF, execution("license-maven-plugin", "check", "verify")))
                .isFalse();
    }

    @Test
    void doesNotWaitWhereThePlanDoesNotKnowIt() {
        assertThat(isDeferred(DeferFailure.AUTO, CHECK)).isFalse();
    }

    @Test
    void doesNotWaitIfMavenCannotPlan() {
        Deferral.BuildPlan none = () -> {
            throw new IllegalStateException("no plan");
        };
        assertThat(new Deferral(none, SELF, listener.getLog()).isDeferred(DeferFailure.AUTO))
                .isFalse();
    }

    @Test
    void saysThatTheCleanUpWillNotRun() {
        for (String phase : Set.of("post-integration-test", "after:integration-test")) {
            log.clear();
            isDeferred(DeferFailure.AUTO, SELF, execution("spring-boot-maven-plugin", "stop", phase));
            assertThat(log).singleElement().asString().contains("bind the goal check");
        }
    }

    @Test
    void theUserHasTheLastWord() {
        assertThat(isDeferred(DeferFailure.ALWAYS, SELF)).isTrue();
        assertThat(isDeferred(DeferFailure.NEVER, SELF, CHECK)).isFalse();
    }

    @Test
    void saysThatNobodyWillFailTheBuild() {
        isDeferred(DeferFailure.ALWAYS, SELF);
        assertThat(log).singleElement().asString().contains("nothing will fail this build");
    }
}

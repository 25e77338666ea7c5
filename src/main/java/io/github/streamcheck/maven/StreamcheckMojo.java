package io.github.streamcheck.maven;

import io.github.streamcheck.text.Printable;
import java.nio.file.InvalidPathException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** The base of the goals that can be skipped. */
abstract class StreamcheckMojo extends AbstractMojo {

    /**
     * Skips all goals of streamcheck.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.skip", defaultValue = "false")
    private boolean skip;

    /**
     * Skips this goal together with the tests of the build, as Surefire and Failsafe do.
     *
     * @since 0.1.0
     */
    @Parameter(property = "skipTests", defaultValue = "false")
    private boolean skipTests;

    /**
     * Skips this goal together with the integration tests of the build, as Failsafe does.
     *
     * @since 0.1.0
     */
    @Parameter(property = "skipITs", defaultValue = "false")
    private boolean skipITs;

    /**
     * Skips this goal together with the tests of the build, as Surefire and Failsafe do.
     *
     * @since 0.1.0
     */
    @Parameter(property = "maven.test.skip", defaultValue = "false")
    private boolean mavenTestSkip;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        Optional<String> reason = Skipping.reason(skip, skipTests, skipITs, mavenTestSkip);
        if (reason.isPresent()) {
            getLog().info("streamcheck is skipped: " + reason.get() + " is set");
            skipped(reason.get());
        } else {
            runHere();
        }
    }

    private void runHere() throws MojoExecutionException, MojoFailureException {
        try {
            run();
        } catch (InvalidPathException unwritable) {
            throw new MojoExecutionException(
                    "the file name \"" + Printable.escape(unwritable.getInput())
                            + "\" can't be represented in the charset "
                            + System.getProperty("sun.jnu.encoding")
                            + " of this JVM; run Maven in a UTF-8 locale, such as LC_ALL=C.UTF-8",
                    unwritable);
        }
    }

    /** Does the goal's work. */
    abstract void run() throws MojoExecutionException, MojoFailureException;

    /** Remembers that the goal was skipped; {@code reason} is the switch. */
    void skipped(String reason) {}

    /** What the goals of one project share during a build. */
    @SuppressWarnings("unchecked")
    final BuildContext buildContext() {
        if (getPluginContext() == null) {
            setPluginContext(new HashMap<String, Object>());
        }
        return new BuildContext((Map<String, Object>) getPluginContext());
    }
}

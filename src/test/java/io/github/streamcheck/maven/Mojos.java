package io.github.streamcheck.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.maven.api.plugin.testing.MojoExtension;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.testing.SilentLog;
import org.fusesource.jansi.Ansi;

/** Gives a mojo from the harness what the harness leaves out: an execution id, a folder for reports, a log to look at. */
final class Mojos {

    private Mojos() {}

    /** Returns the lines that the mojo will log. */
    static List<String> prepare(VerificationMojo mojo) {
        // As Maven does where its log is no terminal.
        Ansi.setEnabled(false);
        try {
            MojoExecution bare = mojo.execution();
            set(mojo, "execution", new MojoExecution(bare.getMojoDescriptor(), "test"));
            Path reports = Files.createTempDirectory(Path.of("target"), "reports");
            set(mojo, "outputDirectory", reports.toFile());
            set(mojo, "session", session());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return listen(mojo);
    }

    /** A session without settings or properties; the harness gives one that answers null to everything. */
    @SuppressWarnings({"deprecation", "NullAway"})
    static MavenSession session() {
        return new MavenSession(null, null, new DefaultMavenExecutionRequest(), new DefaultMavenExecutionResult());
    }

    static List<String> listen(AbstractMojo mojo) {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        mojo.setLog(new SilentLog() {
            @Override
            public void info(CharSequence line) {
                lines.add(line.toString());
            }

            @Override
            public void info(String line) {
                lines.add(line);
            }

            @Override
            public void warn(CharSequence line) {
                lines.add(line.toString());
            }

            @Override
            public void warn(String line) {
                lines.add(line);
            }
        });
        return lines;
    }

    static void set(Object mojo, String field, Object value) {
        try {
            MojoExtension.setVariableValueToObject(mojo, field, value);
        } catch (IllegalAccessException problem) {
            throw new IllegalStateException(problem);
        }
    }
}

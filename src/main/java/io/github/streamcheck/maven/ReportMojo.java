package io.github.streamcheck.maven;

import io.github.streamcheck.report.ReportFolders;
import java.io.File;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.reporting.MavenReport;
import org.apache.maven.reporting.MavenReportException;
import org.jspecify.annotations.Nullable;

/**
 * Shows the reports of {@code verify} in the project's site: {@code mvn verify site}. It runs no streams and judges nothing.
 *
 * @since 0.1.0
 */
@Mojo(name = "report", threadSafe = true)
public final class ReportMojo extends AbstractMojo implements MavenReport {

    /**
     * The folder with the reports of {@code verify}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.outputDirectory", defaultValue = "${project.build.directory}/streamcheck")
    private @Nullable File outputDirectory;

    @Parameter(defaultValue = "${project.reporting.outputDirectory}", readonly = true)
    private @Nullable File siteDirectory;

    /** When called by itself, it only copies the reports into the site; Maven's site plugin makes the pages. */
    @Override
    public void execute() throws MojoExecutionException {
        try {
            if (!canGenerateReport()) {
                throw new MojoExecutionException("outputDirectory: there is no report in " + outputDirectory
                        + "; run mvn verify first, then mvn site");
            }
            page().copy();
            getLog().info("reports: " + getReportOutputDirectory().toPath().resolve(SitePage.FOLDER));
        } catch (IOException problem) {
            throw new MojoExecutionException("can't copy the reports into the site: " + problem, problem);
        }
    }

    @Override
    public void generate(Sink sink, Locale locale) throws MavenReportException {
        try {
            SitePage page = page();
            page.copy();
            page.write(sink);
        } catch (IOException problem) {
            throw new MavenReportException("can't show the reports of streamcheck: " + problem, problem);
        }
    }

    @Override
    public boolean canGenerateReport() {
        boolean any = page().hasReports();
        if (!any) {
            getLog().warn("no report of streamcheck in " + outputDirectory + ": run mvn verify before mvn site");
        }
        return any;
    }

    private SitePage page() {
        return new SitePage(
                new ReportFolders(
                        Objects.requireNonNull(outputDirectory, "has a default").toPath()),
                getReportOutputDirectory().toPath());
    }

    /** Deprecated, and what site plugins before 4 ask for. */
    @Override
    @SuppressWarnings("deprecation")
    public String getOutputName() {
        return "streamcheck";
    }

    @Override
    public String getName(Locale locale) {
        return "streamcheck";
    }

    @Override
    public String getDescription(Locale locale) {
        return "Whether the OpenAI-compatible endpoints really stream.";
    }

    @Override
    public String getCategoryName() {
        return CATEGORY_PROJECT_REPORTS;
    }

    @Override
    public void setReportOutputDirectory(File directory) {
        siteDirectory = directory;
    }

    @Override
    public File getReportOutputDirectory() {
        return Objects.requireNonNull(siteDirectory, "has a default");
    }

    @Override
    public boolean isExternalReport() {
        return false;
    }
}

package io.github.streamcheck.report;

import io.github.streamcheck.result.RunResult;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Writes reports of one format. A new format is one new class, found as a service. Implementations are stateless and
 * thread-safe.
 */
public interface ReportWriter {

    /** What it is called in the parameter {@code reports}. Files that belong together share a name. */
    String id();

    /** The file's name, such as {@code report.json}, for the reports of an execution. */
    String fileName(String executionId);

    /** The file's content, in UTF-8. */
    String render(RunResult report);

    /** All writers, by the class's name. */
    static List<ReportWriter> all() {
        return ServiceLoader.load(ReportWriter.class, ReportWriter.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(writer -> writer.getClass().getName()))
                .toList();
    }
}

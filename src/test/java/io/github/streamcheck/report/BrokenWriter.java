package io.github.streamcheck.report;

import io.github.streamcheck.result.RunResult;

/** A writer that throws instead of writing {@code broken.txt}. */
public record BrokenWriter(Throwable problem) implements ReportWriter {

    @Override
    public String id() {
        return "broken";
    }

    @Override
    public String fileName(String executionId) {
        return "broken.txt";
    }

    @Override
    public String render(RunResult report) {
        throw BrokenWriter.<RuntimeException>unchecked(problem);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> T unchecked(Throwable problem) throws T {
        throw (T) problem;
    }
}

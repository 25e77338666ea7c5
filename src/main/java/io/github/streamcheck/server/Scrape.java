package io.github.streamcheck.server;

import io.github.streamcheck.plan.ServerChecks.Demand;
import io.github.streamcheck.server.MetricsReader.Read;
import io.github.streamcheck.server.ServerCheck.MetricsReading;
import io.github.streamcheck.server.ServerCheck.Status;
import io.github.streamcheck.wire.PlainAnswer;
import java.util.Optional;

/**
 * A page of metrics at one moment.
 *
 * @param id the id of the page's check
 * @param path where it was asked for, as it may be shown
 * @param demand how much it is wanted
 * @param answer what came
 * @param read what it says, if it was understood
 */
record Scrape(String id, String path, Demand demand, PlainAnswer answer, Optional<Read> read) {

    /** As many bytes as are read of a page: of one that has so many, the rest is unknown. */
    private static final int MAX_BYTES = 1 << 20;

    /** Whether the page is longer than what is read of one. What is missing would look like what was never counted. */
    static boolean isCut(PlainAnswer answer) {
        return answer.body().length() >= MAX_BYTES;
    }

    /** The page's name in messages, with its form. */
    String title() {
        return path + read.map(page -> " (" + page.dialect() + ")").orElse("");
    }

    /**
     * Whether it could be had and understood, with its figures if so.
     *
     * @param consistent whether these agree with what was seen
     * @param mismatch what is wrong if it was had and not understood
     */
    ServerCheck check(boolean consistent, String mismatch) {
        return new ServerCheck(
                id,
                status(),
                message(mismatch),
                read.map(page -> new MetricsReading(
                        page.dialect(), consistent, page.page().values())));
    }

    private Status status() {
        if (read.isPresent()) {
            return Status.OK;
        }
        if (demand == Demand.REQUIRED) {
            return Status.VIOLATION;
        }
        return answer.isAbsent() ? Status.NOTE : Status.WARNING;
    }

    private String message(String mismatch) {
        if (read.isPresent()) {
            return title() + ": " + read.get().page().values().size() + " figures";
        }
        if (answer.isAbsent()) {
            return path + " is absent (HTTP " + answer.status() + ")";
        }
        if (!answer.isSuccess()) {
            boolean elsewhere = answer.status() >= 300 && answer.status() < 400;
            return answer.describe() + (elsewhere ? "; set metricsPath to where that leads" : "");
        }
        if (isCut(answer)) {
            return path + " is longer than 1 MiB, so it is not compared";
        }
        String type = answer.contentType().isEmpty() ? "no content type" : answer.contentType();
        return path + " " + mismatch + " (" + type + ")";
    }
}

package io.github.streamcheck.server;

import io.github.streamcheck.plan.ServerChecks.Demand;
import io.github.streamcheck.server.MetricsReader.Read;
import io.github.streamcheck.server.ServerCheck.MetricsReading;
import io.github.streamcheck.server.ServerCheck.Status;
import io.github.streamcheck.wire.PlainAnswer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A page of metrics at one moment.
 *
 * @param id the id of the page's check
 * @param path where it was asked for
 * @param demand how much it is wanted
 * @param answer what came
 * @param read what it says, if it was understood
 */
record Scrape(String id, String path, Demand demand, PlainAnswer answer, Optional<Read> read) {

    /** The page's name in messages, with its form. */
    String title() {
        return path + read.map(page -> " (" + page.dialect() + ")").orElse("");
    }

    /** Whether it could be had and understood, with its figures if so. */
    ServerCheck check(boolean consistent, UnaryOperator<String> redact) {
        Map<String, Double> values = new LinkedHashMap<>();
        // The names of the figures are the server's words, too.
        read.ifPresent(page -> page.page().values().forEach((name, value) -> values.put(redact.apply(name), value)));
        return new ServerCheck(
                id,
                status(),
                redact.apply(message()),
                read.map(page -> new MetricsReading(page.dialect(), consistent, values)));
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

    private String message() {
        if (read.isPresent()) {
            return title() + ": " + read.get().page().values().size() + " figures";
        }
        if (answer.isAbsent()) {
            return path + " is absent (HTTP " + answer.status() + ")";
        }
        if (!answer.isSuccess()) {
            boolean elsewhere = answer.status() >= 300 && answer.status() < 400;
            return path + ": " + answer.outcome() + (elsewhere ? "; set metricsPath to where that leads" : "");
        }
        String type = answer.contentType().isEmpty() ? "no content type" : answer.contentType();
        return path + " is in no known form (" + type + ")";
    }
}

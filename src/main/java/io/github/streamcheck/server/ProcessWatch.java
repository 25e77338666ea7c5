package io.github.streamcheck.server;

import io.github.streamcheck.text.Quantities;
import io.github.streamcheck.wire.PlainAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;

/**
 * Memory and open files of the server's process before, during and after the measured streams, as far as its metrics have the gauges that
 * Prometheus' client libraries give of any process. Thread-safe.
 */
final class ProcessWatch {

    private static final double MEGABYTE = 1 << 20;

    private static final Map<String, DoubleFunction<String>> GAUGES = gauges();

    private final Map<String, Double> before = new LinkedHashMap<>();
    private final Map<String, Double> most = new LinkedHashMap<>();
    private final Map<String, Double> after = new LinkedHashMap<>();

    private static Map<String, DoubleFunction<String>> gauges() {
        Map<String, DoubleFunction<String>> gauges = new LinkedHashMap<>();
        gauges.put("process_resident_memory_bytes", bytes -> Quantities.count(Math.round(bytes / MEGABYTE)) + " MB");
        gauges.put("process_open_fds", files -> Quantities.count(Math.round(files)));
        return gauges;
    }

    /** Takes the page before the streams. */
    synchronized void before(PlainAnswer page) {
        before.clear();
        before.putAll(read(page));
    }

    /** Takes a page while streams run. */
    synchronized void during(PlainAnswer page) {
        read(page).forEach((gauge, value) -> most.merge(gauge, value, Math::max));
    }

    /** Takes the page after the streams. */
    synchronized void after(PlainAnswer page) {
        after.clear();
        after.putAll(read(page));
    }

    /** Whether the page before the streams had any of it. */
    synchronized boolean isShown() {
        return !before.isEmpty();
    }

    /** A sentence for each gauge that was there before and after the streams. */
    synchronized List<String> describe() {
        List<String> sentences = new ArrayList<>();
        GAUGES.forEach((gauge, words) -> {
            Double first = before.get(gauge);
            Double last = after.get(gauge);
            if (first != null && last != null) {
                String during = Optional.ofNullable(most.get(gauge))
                        .map(highest -> "up to " + words.apply(highest) + " during them, ")
                        .orElse("");
                sentences.add(gauge + " of the server: " + words.apply(first) + " before the streams, " + during
                        + words.apply(last) + " after them");
            }
        });
        return sentences;
    }

    private static Map<String, Double> read(PlainAnswer page) {
        Map<String, Double> values = new LinkedHashMap<>();
        if (page.isSuccess() && !Scrape.isCut(page)) {
            MetricsBody.of(page)
                    .text()
                    .ifPresent(samples -> GAUGES.keySet()
                            .forEach(gauge -> Counting.all(gauge).on(samples).stream()
                                    .filter(value -> value >= 0 && Double.isFinite(value))
                                    .forEach(value -> values.put(gauge, value))));
        }
        return values;
    }
}

package io.github.streamcheck.observe.rules;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RunFinding;
import io.github.streamcheck.observe.RunObserver;
import io.github.streamcheck.observe.RunRule;
import io.github.streamcheck.observe.StreamResult;
import io.github.streamcheck.plan.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One endpoint fails more than the other. */
@AutoService(Rule.class)
public final class SuccessDiffers implements RunRule {

    private static final int ALL = 0;
    private static final int FAILED = 1;
    private static final int MIN_STREAMS = 5;
    private static final double MARKED = 0.2;

    @Override
    public String id() {
        return "success-differs";
    }

    @Override
    public Category category() {
        return Category.RUN;
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String summary() {
        return "one endpoint fails markedly more often than another";
    }

    @Override
    public String explanation() {
        return "Both endpoints serve the same model, so what fails on one of them only is in the code of "
                + "that endpoint, or in a route to it. Markedly: 20 percentage points or more, with 5 "
                + "streams on each.";
    }

    @Override
    public RunObserver observe() {
        return new RunObserver() {
            private final Map<String, int[]> endpoints = new TreeMap<>();

            @Override
            public void ended(StreamResult result) {
                int[] counts =
                        endpoints.computeIfAbsent(result.stream().endpoint().name(), begun -> new int[2]);
                counts[ALL]++;
                counts[FAILED] += result.outcome() == StreamResult.Outcome.FAILED ? 1 : 0;
            }

            @Override
            public List<RunFinding> findings() {
                Optional<Map.Entry<String, int[]>> worst = endpoints.entrySet().stream()
                        .filter(entry -> entry.getValue()[ALL] >= MIN_STREAMS)
                        .max(Comparator.comparingDouble(entry -> rate(entry.getValue())));
                boolean differs = worst.isPresent()
                        && endpoints.values().stream()
                                .filter(counts -> counts[ALL] >= MIN_STREAMS)
                                .anyMatch(counts -> rate(worst.get().getValue()) - rate(counts) >= MARKED);
                return differs
                        ? List.of(new RunFinding(
                                worst.get().getKey(),
                                "this endpoint fails markedly more often than another",
                                worst.get().getValue()[FAILED],
                                List.of()))
                        : List.of();
            }

            private double rate(int[] counts) {
                return (double) counts[FAILED] / counts[ALL];
            }
        };
    }
}

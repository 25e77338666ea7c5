package io.github.streamcheck.observe.rules;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RunFinding;
import io.github.streamcheck.observe.RunObserver;
import io.github.streamcheck.observe.RunRule;
import io.github.streamcheck.observe.StreamResult;
import io.github.streamcheck.plan.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** One id for several streams. */
@AutoService(Rule.class)
public final class IdShared implements RunRule {

    private static final int MAX_EXAMPLES = 3;

    /** Ids beyond these are not remembered: memory must not grow with the run. */
    private static final int MAX_IDS = 10_000;

    @Override
    public String id() {
        return "id-shared";
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
        return "one id in two streams of the run";
    }

    @Override
    public String explanation() {
        return "The id ties an answer to the log of the server, so it has to be unique. Ids made from a "
                + "coarse clock, or from a seeded generator, are not.";
    }

    @Override
    public RunObserver observe() {
        return new RunObserver() {
            private final Set<String> seen = new HashSet<>();
            private final List<FindingGroup.Example> examples = new ArrayList<>();
            private int shared;

            @Override
            public void ended(StreamResult result) {
                result.id().ifPresent(id -> {
                    boolean known = seen.contains(id);
                    if (known) {
                        shared++;
                        if (examples.size() < MAX_EXAMPLES) {
                            examples.add(new FindingGroup.Example(
                                    result.stream().number(), Evidence.of(id), OptionalDouble.empty()));
                        }
                    } else if (seen.size() < MAX_IDS) {
                        seen.add(id);
                    }
                });
            }

            @Override
            public List<RunFinding> findings() {
                if (shared == 0) {
                    return List.of();
                }
                String message =
                        seen.size() == 1 ? "all streams have the same id" : "a stream has the id of another one";
                return List.of(new RunFinding(RunFinding.ALL, message, shared, examples));
            }
        };
    }
}

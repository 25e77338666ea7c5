package io.github.streamcheck.observe.rules.run;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.RunFinding;
import io.github.streamcheck.observe.RunObserver;
import io.github.streamcheck.observe.RunRule;
import io.github.streamcheck.observe.StreamResult;
import io.github.streamcheck.plan.Digest;
import io.github.streamcheck.plan.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** Reports ids that several streams share. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.RUN,
        severity = Severity.WARNING,
        summary = "one id in two streams of the run",
        explanation = """
            The id identifies an answer in the log of the server, so it must be unique. Ids from a coarse clock or a
            seeded generator are not.

            Fix: Make ids from a random source, such as a UUID.""")
public final class IdShared implements RunRule {

    private static final int MAX_EXAMPLES = 3;

    /** Ids beyond these are not remembered, and of these only digests: memory must not grow with the run or with the ids. */
    private static final int MAX_IDS = 10_000;

    @Override
    public RunObserver observe() {
        return new RunObserver() {
            private final Set<String> seen = new HashSet<>();
            private final List<FindingGroup.Example> examples = new ArrayList<>();
            private int shared;

            @Override
            public void ended(StreamResult result) {
                result.id().ifPresent(id -> {
                    String digest = Digest.of(id);
                    boolean known = seen.contains(digest);
                    if (known) {
                        shared++;
                        if (examples.size() < MAX_EXAMPLES) {
                            examples.add(new FindingGroup.Example(
                                    result.stream().number(), Evidence.of(id), OptionalDouble.empty()));
                        }
                    } else if (seen.size() < MAX_IDS) {
                        seen.add(digest);
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

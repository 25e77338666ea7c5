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
import java.util.List;
import java.util.OptionalDouble;

/** Kept-alive connections that are not kept. */
@AutoService(Rule.class)
public final class ReuseRefused implements RunRule {

    private static final int ONE_IN = 20;
    private static final int MAX_EXAMPLES = 3;

    @Override
    public String id() {
        return "reuse-refused";
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
        return "more than one in 20 kept-alive connections is dead when it is used again";
    }

    @Override
    public String explanation() {
        return "The server says keep-alive, and closes the connection all the same: every client must "
                + "try again, and those that don't fail at random. streamcheck opens a new connection in "
                + "its place. Send Connection: close, or keep what was announced (Keep-Alive: timeout).";
    }

    @Override
    public RunObserver observe() {
        return new RunObserver() {
            private int reused;
            private int replaced;
            private final List<FindingGroup.Example> examples = new ArrayList<>();

            @Override
            public void ended(StreamResult result) {
                boolean died = result.end().connection().replaced();
                reused += died || result.end().connection().reused() ? 1 : 0;
                if (died && ++replaced <= MAX_EXAMPLES) {
                    examples.add(
                            new FindingGroup.Example(result.stream().number(), Evidence.NONE, OptionalDouble.empty()));
                }
            }

            @Override
            public List<RunFinding> findings() {
                return replaced > 1 && replaced * ONE_IN > reused
                        ? List.of(new RunFinding(
                                RunFinding.ALL,
                                "kept-alive connections are dead when they are used again",
                                replaced,
                                examples))
                        : List.of();
            }
        };
    }
}

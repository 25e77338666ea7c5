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
import io.github.streamcheck.plan.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Reports kept-alive connections that the server has closed. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.RUN,
        severity = Severity.WARNING,
        summary = "more than one in 20 kept-alive connections is closed when it is used again",
        explanation = """
            The server announces keep-alive, but closes the connection anyway: clients that do not retry fail at random.
            streamcheck opens a new connection instead.

            Fix: Send Connection: close, or keep connections open as announced (Keep-Alive: timeout).""")
public final class ReuseRefused implements RunRule {

    private static final int ONE_IN = 20;
    private static final int MAX_EXAMPLES = 3;

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
                String message = "kept-alive connections are closed when they are used again";
                return replaced > 1 && replaced * ONE_IN > reused
                        ? List.of(new RunFinding(RunFinding.ALL, message, replaced, examples))
                        : List.of();
            }
        };
    }
}

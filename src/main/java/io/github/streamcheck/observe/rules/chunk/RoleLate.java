package io.github.streamcheck.observe.rules.chunk;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ChunkRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.rules.PerChoice;
import io.github.streamcheck.plan.Severity;

/** Reports roles that come after content. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.CHUNKS,
        severity = Severity.OFF,
        strictSeverity = Severity.WARNING,
        summary = "the first role of a choice after its content",
        explanation = """
            Clients that open a message when the role comes can't place the content before it. A role after reasoning is
            common and not reported.

            Fix: Send the role in the first delta.""")
public final class RoleLate implements ChunkRule {

    private static final int ROLE = 0;
    private static final int CONTENT = 1;

    @Override
    public StreamObserver observe(ObservedStream stream) {
        PerChoice<boolean[]> began = new PerChoice<>(() -> new boolean[2]);
        return StreamObserver.onSignificantChoice((event, choice) -> {
            boolean[] state = began.of(choice);
            if (choice.role().isPresent() && !state[ROLE] && state[CONTENT]) {
                stream.report("the role comes after content", event);
            }
            state[ROLE] |= choice.role().isPresent();
            state[CONTENT] |= choice.isOutput();
        });
    }
}

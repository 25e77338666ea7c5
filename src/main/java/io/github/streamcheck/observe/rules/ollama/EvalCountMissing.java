package io.github.streamcheck.observe.rules.ollama;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.OllamaRule;
import io.github.streamcheck.observe.Quorum;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import java.util.Set;

/** Reports that tokens are not counted. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.USAGE,
        severity = Severity.WARNING,
        quorum = Quorum.MOST,
        summary = "no prompt_eval_count or no eval_count in the last line, in most streams",
        explanation = """
            Clients take the token counts from the last line. A server may leave out a count now and then, such as that of a prompt
            that it had in its cache.

            Fix: Send prompt_eval_count and eval_count with the last line.""")
public final class EvalCountMissing implements OllamaRule {

    private static final Set<String> NOTHING_GENERATED = Set.of("load", "unload");

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.atEnd(stream, (end, facts) -> {
            boolean counted = facts.usage()
                    .filter(usage -> usage.promptTokens().isPresent()
                            && usage.completionTokens().isPresent())
                    .isPresent();
            boolean generated = facts.sawOutput()
                    && facts.lastFinishReason()
                            .filter(NOTHING_GENERATED::contains)
                            .isEmpty();
            if (facts.endedInOrder(end) && facts.sawDone() && generated && !counted) {
                stream.report("the last line lacks prompt_eval_count or eval_count");
            }
        });
    }
}

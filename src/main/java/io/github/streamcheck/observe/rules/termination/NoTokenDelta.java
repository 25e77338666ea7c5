package io.github.streamcheck.observe.rules.termination;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.plan.Severity;
import java.util.Set;

/** Reports streams that end in order with nothing generated. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TERMINATION,
        severity = Severity.ERROR,
        summary = "a stream that ends properly, but without any output",
        explanation = """
            Role, finish reason and [DONE] arrived, but no text, reasoning, tool call or other output: a false success. A
            role-only, empty or null delta is no output. Calls without arguments, audio, images and other members of a delta are
            output. A filtered answer (content_filter) is not reported.

            Fix: Find the cause in the server's log; answer with an error instead of an empty success.""")
public final class NoTokenDelta implements StreamRule {

    /** Reasons to end without anything: the second and the third are of Anthropic's API alone, the last two of Ollama's. */
    private static final Set<String> EXCUSES = Set.of("content_filter", "refusal", "pause_turn", "load", "unload");

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.atEnd(stream, (end, facts) -> {
            boolean ended = facts.sawDone() || facts.sawFinish();
            boolean reported = facts.lastFinishReason()
                    .filter(reason -> EXCUSES.contains(reason) || FinishFailed.isFailure(reason))
                    .isPresent();
            boolean nothingAsked = stream.request().maxTokens().orElse(1) == 0;
            if (facts.endedInOrder(end)
                    && ended
                    && !facts.sawOutput()
                    && !facts.sawDamage()
                    && !reported
                    && !nothingAsked) {
                String message = "the stream ended properly, but nothing was generated";
                // Anthropic's models end some turns like this, after the results of tools.
                if (stream.endpoint().shape() == EventShape.MESSAGES) {
                    stream.warn(message, Evidence.NONE);
                } else {
                    stream.report(message);
                }
            }
        });
    }
}

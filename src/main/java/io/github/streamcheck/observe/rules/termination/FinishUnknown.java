package io.github.streamcheck.observe.rules.termination;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.FinishRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import java.util.Set;

/** Reports finish reasons that the protocol does not define. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TERMINATION,
        severity = Severity.WARNING,
        summary = "not one of stop, length, tool_calls, content_filter, function_call",
        explanation = """
            Clients with a closed list of finish reasons fail to parse another one, or never see the end.

            Fix: Translate the reasons of the engine (eos_token, end_turn) into those of the protocol.""")
public final class FinishUnknown implements FinishRule {

    private static final Set<String> KNOWN = Set.of("stop", "length", "tool_calls", "content_filter", "function_call");

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.onSignificantChoice((event, choice) -> {
            if (choice.finishReason()
                    .filter(reason -> !KNOWN.contains(reason) && !FinishFailed.isFailure(reason))
                    .isPresent()) {
                stream.report("a finish reason that the protocol does not have", event, "finish_reason");
            }
        });
    }
}

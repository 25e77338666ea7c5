package io.github.streamcheck.observe.rules.termination;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.FinishRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import java.util.Set;

/** Reports finish reasons that the protocol does not define. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TERMINATION,
        severity = Severity.WARNING,
        summary = "a finish reason, or a stop_reason of a message, that the API does not define",
        explanation = """
            Clients with a closed list of finish reasons fail to parse another one, or never see the end.

            Fix: Translate the reasons of the engine, or of another API, into those of the protocol: stop, length,
            tool_calls, content_filter, function_call; for messages end_turn, max_tokens, stop_sequence, tool_use,
            pause_turn, refusal, model_context_window_exceeded.""")
public final class FinishUnknown implements FinishRule {

    private static final Set<String> OF_MESSAGES = Set.of(
            "end_turn",
            "max_tokens",
            "stop_sequence",
            "tool_use",
            "pause_turn",
            "refusal",
            "model_context_window_exceeded");

    private static final Set<String> KNOWN = Set.of("stop", "length", "tool_calls", "content_filter", "function_call");

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return stream.endpoint().shape() == EventShape.MESSAGES ? ofMessages(stream) : ofChoices(stream);
    }

    private static StreamObserver ofMessages(ObservedStream stream) {
        return StreamObserver.onSignificant((event, payload) -> {
            if (payload instanceof Payload.Typed typed
                    && typed.step() == Payload.Step.FINISH
                    && typed.status()
                            .filter(reason -> !OF_MESSAGES.contains(reason))
                            .isPresent()) {
                stream.report("a finish reason that the protocol does not have", event, "stop_reason");
            }
        });
    }

    private static StreamObserver ofChoices(ObservedStream stream) {
        return StreamObserver.onSignificantChoice((event, choice) -> {
            if (choice.finishReason()
                    .filter(reason -> !KNOWN.contains(reason) && !FinishFailed.isFailure(reason))
                    .isPresent()) {
                stream.report("a finish reason that the protocol does not have", event, "finish_reason");
            }
        });
    }
}

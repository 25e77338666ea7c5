package io.github.streamcheck.observe.rules.tool;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ChunkRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import java.util.Collection;

/** Reports tool calls whose name or id does not come with their first fragment. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TOOL,
        severity = Severity.WARNING,
        summary = "the name or the id of a tool call comes only with a later fragment",
        explanation = """
            Clients show or start a call with its first fragment; some take an empty name for the name of the tool, or
            skip the call. Later fragments need neither name nor id.

            Fix: Send id and name together in the first fragment.""")
public final class ToolNameLate implements ChunkRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new CallObserver<>(event -> new Call()) {
            @Override
            void fragment(SseEvent event, Payload.ToolFragment fragment, Call call, Collection<Call> known) {
                boolean late = call.begun && fragment.index().orElse(-1) >= 0;
                if (late && !call.hasName && fragment.name().isPresent()) {
                    stream.report("the name of a tool call comes after its first fragment", event, "tool_calls");
                }
                if (late && !call.hasId && fragment.id().isPresent()) {
                    stream.report("the id of a tool call comes after its first fragment", event, "tool_calls");
                }
                call.begun = true;
                call.hasName |= fragment.name().isPresent();
                call.hasId |= fragment.id().isPresent();
            }
        };
    }

    private static final class Call {

        private boolean begun;
        private boolean hasName;
        private boolean hasId;
    }
}

package io.github.streamcheck.observe.rules.chunk;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ChunkRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamFacts;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;

/** Reports roles other than assistant, and chat streams without a role. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.CHUNKS,
        severity = Severity.WARNING,
        summary = "a role other than assistant, or none at all in a chat stream",
        explanation = """
            The first delta of a chat has the role assistant. Without it, accumulators of SDKs fail with \"missing
            role\", and some frameworks drop tool calls. A role on every delta, or after reasoning, is not reported.

            Fix: Send \"role\": \"assistant\" in the first delta of each choice.""")
public final class RoleInvalid implements ChunkRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new StreamObserver() {
            private final boolean chat = stream.endpoint().shape() == EventShape.CHAT_CHUNKS;
            private boolean seen;

            @Override
            public void significantChunk(SseEvent event, Payload.Chunk chunk) {
                for (Payload.Choice choice : chunk.choices()) {
                    seen |= choice.role().isPresent();
                    if (choice.role().filter(role -> !role.equals("assistant")).isPresent()) {
                        stream.report("the role is not assistant", event);
                    }
                }
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                StreamFacts facts = stream.facts();
                if (chat && !seen && facts.endedInOrder(end) && facts.sawOutput()) {
                    stream.report("no delta has a role");
                }
            }
        };
    }
}

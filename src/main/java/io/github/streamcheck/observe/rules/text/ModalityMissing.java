package io.github.streamcheck.observe.rules.text;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ChunkRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.rules.AskedFor;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;

/** Reports answers without the requested audio. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TEXT,
        severity = Severity.WARNING,
        summary = "modalities asks for audio, and none came",
        explanation = """
            The request asks for audio, and the answer is text: the server does not support modalities. Answers that
            call a tool, were cut by length or filtered are not reported.

            Fix: Generate audio, or refuse the request with a status of 4xx.""")
public final class ModalityMissing implements ChunkRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        if (!AskedFor.audio(stream.request())) {
            return StreamObserver.NONE;
        }
        return new StreamObserver() {
            private boolean came;

            @Override
            public void significantChunk(SseEvent event, Payload.Chunk chunk) {
                for (Payload.Choice choice : chunk.choices()) {
                    came |= choice.members().audio() || !choice.tools().isEmpty();
                }
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                boolean whole = stream.facts().isFinishedBy("stop");
                if (stream.facts().endedInOrder(end) && whole && stream.facts().sawOutput() && !came) {
                    stream.report("audio was requested, but none came");
                }
            }
        };
    }
}

package io.github.streamcheck.observe.rules.messages;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.MessagesRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;

/** Reports text blocks without text. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TYPED,
        severity = Severity.WARNING,
        summary = "a text block that stops without any text or citation",
        explanation = """
            Clients send the content of an answer back with the next request. Anthropic's API refuses an empty text
            block there, so the conversation can't go on.

            Fix: Begin a text block only when there is text for it.""")
public final class BlockEmpty implements MessagesRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        ObservedStream once = stream.reportingOnce();
        return new BlockObserver() {
            @Override
            void delta(SseEvent event, Payload.Typed typed, Block block) {
                boolean cited = typed.part().orElseThrow().kind().equals("citations_delta");
                if (cited || typed.content().generatesOutput()) {
                    block.fill();
                }
            }

            @Override
            void stopped(SseEvent event, Block block) {
                if (block.type().equals("text") && !block.isFilled()) {
                    once.report("a text block has no text", Evidence.of(block.begun()));
                }
            }
        };
    }
}

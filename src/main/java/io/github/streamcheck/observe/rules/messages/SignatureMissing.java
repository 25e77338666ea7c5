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

/** Reports thinking without a signature. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TYPED,
        severity = Severity.WARNING,
        summary =
                "a thinking block that stops without a signature: neither a member of its start nor a signature_delta",
        explanation = """
            Clients send thinking back with its signature, and their types require the member. An empty signature, as
            from servers that sign nothing, is not reported.

            Fix: Send \"signature\": \"\" in the start of each thinking block, or a signature_delta before its stop.""")
public final class SignatureMissing implements MessagesRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        ObservedStream once = stream.reportingOnce();
        return new BlockObserver() {
            @Override
            void delta(SseEvent event, Payload.Typed typed, Block block) {
                String kind = typed.part().orElseThrow().kind();
                if (kind.equals("signature_delta") || Block.isSigned(kind)) {
                    block.sign();
                }
            }

            @Override
            void stopped(SseEvent event, Block block) {
                if (block.type().equals("thinking") && !block.isSigned()) {
                    once.report("a thinking block has no signature", Evidence.of(block.begun()));
                }
            }
        };
    }
}

package io.github.streamcheck.observe.rules.text;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.observe.rules.PerChoice;
import io.github.streamcheck.observe.rules.RollingText;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamRequest;
import java.util.List;
import java.util.Set;

/** Reports control tokens of the model in the text. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TEXT,
        severity = Severity.WARNING,
        summary = "tokens of the chat template in content, or think tags though reasoning is separated",
        explanation = """
            Control tokens are not part of an answer: the chat template does not fit the model, or the server does not
            know its end tokens. Not reported: text about these tokens if the prompt names one, and servers that are
            asked to keep them (skip_special_tokens).

            Fix: Use the chat template of the model, and configure its end tokens in the server.""")
public final class ControlTextLeaked implements StreamRule {

    private static final Set<String> TOKENS = Set.of("""
            <|im_end|> <|im_start|> <|eot_id|> <|eom_id|> <|endoftext|> <|end_of_text|> <|end|> <|channel|>
            <|start_header_id|> <end_of_turn> <\uFF5Cend\u2581of\u2581sentence\uFF5C>""".split("\\s+"));

    private static final Set<String> THINK_TOKENS = Set.of("<think>", "</think>");

    /** These may be regular text, unless they are its end. */
    private static final List<String> AT_END = List.of("</s>", "[/INST]");

    private static final int MAX_LENGTH = 24;

    @Override
    public StreamObserver observe(ObservedStream stream) {
        if (isRequested(stream.request())) {
            return StreamObserver.NONE;
        }
        ObservedStream once = stream.reportingOnce();
        return new StreamObserver() {
            private final PerChoice<RollingText> ends = new PerChoice<>(() -> new RollingText("<[", MAX_LENGTH));
            private boolean reasoned;

            @Override
            public void choice(SseEvent event, Payload.Choice choice) {
                reasoned |= !choice.reasoning().isEmpty();
                String text = ends.of(choice).with(choice.text());
                if (!text.isEmpty() && (isIn(text, TOKENS) || (reasoned && isIn(text, THINK_TOKENS)))) {
                    once.report("control tokens show in the text", event);
                }
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                for (RollingText text : ends.all()) {
                    String last = text.tail().strip();
                    if (AT_END.stream().anyMatch(last::endsWith)) {
                        once.report("control tokens show in the text", last);
                    }
                }
            }
        };
    }

    private static boolean isIn(String text, Set<String> tokens) {
        return tokens.stream().anyMatch(text::contains);
    }

    private static boolean isRequested(StreamRequest request) {
        String prompt = request.prompt().text();
        return prompt.contains("<|")
                || prompt.contains("<think>")
                || AT_END.stream().anyMatch(prompt::contains)
                || Boolean.FALSE.equals(request.parameters().get("skip_special_tokens"));
    }
}

package io.github.streamcheck.observe.rules;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.Findings;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.StreamContext;
import io.github.streamcheck.observe.StreamFacts;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;
import java.util.List;

/** Control tokens in the text. */
@AutoService(Rule.class)
public final class ControlTextLeaked implements StreamRule {

    private static final List<String> TOKENS = List.of(
            "<|im_end|>",
            "<|im_start|>",
            "<|eot_id|>",
            "<|eom_id|>",
            "<|endoftext|>",
            "<|end_of_text|>",
            "<|end|>",
            "<|channel|>",
            "<|start_header_id|>",
            "<end_of_turn>",
            "<\uFF5Cend\u2581of\u2581sentence\uFF5C>");

    /** These may be honest text, unless they are its last word. */
    private static final List<String> AT_END = List.of("</s>", "[/INST]");

    private static final int MAX_LENGTH = 24;

    @Override
    public String id() {
        return "control-text-leaked";
    }

    @Override
    public Category category() {
        return Category.TEXT;
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String summary() {
        return "tokens of the chat template in content, or think tags though reasoning is separated";
    }

    @Override
    public String explanation() {
        return "Tokens that steer the model are not part of its answer. The template does not fit the "
                + "model, or the server does not take its end tokens for such. Text about these tokens, "
                + "where the prompt names one, is not meant, nor is a server that was asked to keep them "
                + "(skip_special_tokens).";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private final PerChoice<RollingText> ends = new PerChoice<>(() -> new RollingText("<[", MAX_LENGTH));
            private boolean reasoned;
            private boolean found;

            @Override
            public void chunk(SseEvent event, Payload.Chunk chunk) {
                for (Payload.Choice choice : chunk.choices()) {
                    reasoned |= !choice.reasoning().isEmpty();
                    String text = ends.of(choice).with(choice.text());
                    if (!text.isEmpty()) {
                        boolean thinks = reasoned && (text.contains("<think>") || text.contains("</think>"));
                        if (thinks || TOKENS.stream().anyMatch(text::contains)) {
                            found(Evidence.of(event));
                        }
                    }
                }
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                for (RollingText text : ends.all()) {
                    String last = text.tail().strip();
                    if (AT_END.stream().anyMatch(last::endsWith)) {
                        found(Evidence.of(last));
                    }
                }
            }

            private void found(Evidence evidence) {
                if (!found && !isAskedFor(stream)) {
                    found = true;
                    findings.add("control tokens show in the text", evidence);
                }
            }
        };
    }

    private static boolean isAskedFor(StreamContext stream) {
        String prompt = stream.request().prompt();
        return prompt.contains("<|")
                || prompt.contains("<think>")
                || AT_END.stream().anyMatch(prompt::contains)
                || Boolean.FALSE.equals(stream.request().common().parameters().get("skip_special_tokens"));
    }
}

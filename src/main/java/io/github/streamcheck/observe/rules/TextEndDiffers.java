package io.github.streamcheck.observe.rules;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.Findings;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.StreamContext;
import io.github.streamcheck.observe.StreamFacts;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.TypedRule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A whole text that is not what was streamed. */
@AutoService(Rule.class)
public final class TextEndDiffers implements TypedRule {

    /** More parts than these are not told apart: a broken server must not cost memory. */
    private static final int MAX_PARTS = 128;

    @Override
    public String id() {
        return "text-end-differs";
    }

    @Override
    public Category category() {
        return Category.TYPED;
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String summary() {
        return "the text of a done event, or of the response in the last event, is not what the deltas " + "join to";
    }

    @Override
    public String explanation() {
        return "The same text comes twice, in pieces and whole. A client that shows the pieces and keeps "
                + "the whole has two different answers: a delta was lost or doubled on the way, or the "
                + "server takes the two from different places. Text that was never streamed in pieces is "
                + "not compared.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private final Map<Payload.Part, JoinedText> texts = new HashMap<>();

            @Override
            public void typed(SseEvent event, Payload.Typed typed) {
                if (typed.step() == Payload.Step.DELTA) {
                    typed.part().ifPresent(part -> add(part, typed.content()));
                }
                for (Payload.Whole whole : typed.wholes()) {
                    JoinedText joined = texts.get(place(whole.part()));
                    if (joined != null && !facts.sawDamage() && !joined.equals(JoinedText.of(whole.text()))) {
                        findings.add(
                                "a whole text is not what its deltas join to", differing(event, joined, whole.text()));
                    }
                }
            }

            private void add(Payload.Part part, Payload.Chunk said) {
                Payload.Part place = place(part);
                if (texts.size() < MAX_PARTS || texts.containsKey(place)) {
                    for (Payload.Choice choice : said.choices()) {
                        texts.merge(
                                place,
                                JoinedText.of(choice.text() + choice.reasoning() + choice.toolArguments()),
                                JoinedText::then);
                    }
                }
            }
        };
    }

    private static Evidence differing(SseEvent event, JoinedText joined, String whole) {
        Evidence data = Evidence.of(event);
        return new Evidence(
                data.event(),
                data.offset(),
                whole.length() + " characters, where the deltas join to " + joined.length() + ": " + data.excerpt());
    }

    /** By its item's id if it says one: some servers count the items of the last event otherwise than those before it. */
    private static Payload.Part place(Payload.Part part) {
        Optional<String> id = part.itemId().filter(each -> !each.isEmpty());
        OptionalLong output = id.isPresent() ? OptionalLong.empty() : part.output();
        return new Payload.Part(id, output, part.content(), part.kind());
    }
}

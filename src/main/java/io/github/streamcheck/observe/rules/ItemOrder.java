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
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Items and parts out of order. */
@AutoService(Rule.class)
public final class ItemOrder implements TypedRule {

    /** More parts than these are not told apart: a broken server must not cost memory. */
    private static final int MAX_PARTS = 128;

    @Override
    public String id() {
        return "item-order";
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
        return "text of an item or part that has not been added; a warning if an item is never done";
    }

    @Override
    public String explanation() {
        return "SDKs make room for an item with response.output_item.added and for a part of its text "
                + "with response.content_part.added, and raise an error at text for which there is no room. "
                + "An item that is never done stays in progress on the user's screen.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private final Set<Long> items = new HashSet<>();
            private final Set<Payload.Part> parts = new HashSet<>();
            private final Set<Long> open = new HashSet<>();
            private boolean found;

            @Override
            public void typed(SseEvent event, Payload.Typed typed) {
                if (typed.step() == Payload.Step.END) {
                    if (!open.isEmpty()
                            && typed.status().filter("completed"::equals).isPresent()) {
                        findings.addMinor(
                                "an item of a completed response is never done", Evidence.of("items " + open));
                    }
                    open.clear();
                } else if (typed.part().isPresent()
                        && typed.part().get().output().isPresent()) {
                    about(event, typed.step(), typed.part().get());
                }
            }

            private void about(SseEvent event, Payload.Step step, Payload.Part part) {
                long item = part.output().getAsLong();
                if (step == Payload.Step.ITEM_BEGIN && items.size() < MAX_PARTS) {
                    items.add(item);
                    open.add(item);
                } else if (step == Payload.Step.PART_BEGIN && parts.size() < MAX_PARTS) {
                    parts.add(place(part));
                }
                if (step == Payload.Step.ITEM_END) {
                    open.remove(item);
                }
                boolean known = items.contains(item) && (!needsPart(step, part) || parts.contains(place(part)));
                if (!known && !found && items.size() < MAX_PARTS && parts.size() < MAX_PARTS) {
                    found = true;
                    findings.add("text comes for an item or a part that has not been added", Evidence.of(event));
                }
            }
        };
    }

    /** Arguments of a call are the item's own; only what is shown to a reader has parts. */
    private static boolean needsPart(Payload.Step step, Payload.Part part) {
        boolean shown = part.kind().equals("output_text") || part.kind().equals("refusal");
        return shown && (step == Payload.Step.DELTA || step == Payload.Step.TEXT_END || step == Payload.Step.PART_END);
    }

    private static Payload.Part place(Payload.Part part) {
        return new Payload.Part(Optional.empty(), part.output(), part.content(), part.kind());
    }
}

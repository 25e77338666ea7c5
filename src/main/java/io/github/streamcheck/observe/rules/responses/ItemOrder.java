package io.github.streamcheck.observe.rules.responses;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ItemRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.rules.AnnouncedItems;
import io.github.streamcheck.observe.rules.AnnouncedItems.Announced;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import java.util.Map;
import java.util.Optional;

/** Reports events of items and parts that come in the wrong order. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TYPED,
        severity = Severity.ERROR,
        summary = "events of an item or part in the wrong order; a warning for missing done events and unknown items",
        explanation = """
            SDKs make room for an item with response.output_item.added and for a part with response.content_part.added,
            in order, and raise an error at text without room. Events after a done event are lost or overwrite it; a
            call that is done twice is run twice. An item without a done event stays in progress for the user; clients
            that read the answer from the done events, such as Codex, drop an item without any: that is an error. Items
            may overlap, each with its own output_index.

            Fix: Send output_item.added and content_part.added before the text of an item, and their done events once,
            after it.""")
public final class ItemOrder implements ItemRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        // A defect often shows in many events.
        ObservedStream once = stream.reportingOnce();
        return new StreamObserver() {
            private final AnnouncedItems<ItemLife> items = new AnnouncedItems<>(ItemLife::new);

            @Override
            public void typed(SseEvent event, Payload.Typed typed) {
                switch (typed.step()) {
                    case BEGIN -> items.clear();
                    case ITEM_BEGIN -> begin(event, typed.items().get(0));
                    case END -> end(event, typed);
                    default -> typed.part().ifPresent(part -> about(event, typed, part));
                }
            }

            private void begin(SseEvent event, Payload.Item item) {
                if (items.at(item.output()).isPresent()) {
                    once.report("an item is added at an index that is in use", event);
                    return;
                }
                if (item.output().isPresent()
                        && item.output().getAsLong() != items.all().size()
                        && !items.isFull()) {
                    once.report("an item is added out of turn", event);
                }
                items.begin(item);
            }

            private void about(SseEvent event, Payload.Typed typed, Payload.Part part) {
                Optional<Announced<ItemLife>> item =
                        part.output().isPresent() ? items.at(part.output()) : items.find(part.output(), part.itemId());
                boolean nowhere = part.output().isEmpty() && part.itemId().isEmpty();
                if (item.isPresent()) {
                    item.get().state().take(typed, part).ifPresent(problem -> once.report(problem, event));
                } else if (!nowhere && !items.isFull()) {
                    once.report(ItemLife.NOT_ADDED, event);
                }
            }

            private void end(SseEvent event, Payload.Typed typed) {
                if (typed.status().filter("completed"::equals).isEmpty()) {
                    return;
                }
                for (Announced<ItemLife> item : items.all()) {
                    if (item.state().hasNoEnd()) {
                        once.report("an item of a completed response has no done event at all", event);
                    }
                    item.state().unended().forEach(problem -> once.warn(problem, event));
                }
                Map<Announced<ItemLife>, Payload.Item> known = items.match(typed.items());
                if (known.size() < typed.items().size() && !items.isFull()) {
                    once.warn("the last event has an item that was never added", event);
                }
            }
        };
    }
}

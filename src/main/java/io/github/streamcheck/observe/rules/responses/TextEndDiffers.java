package io.github.streamcheck.observe.rules.responses;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Evidence;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reports done events and last events that contradict the streamed text. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TYPED,
        severity = Severity.ERROR,
        summary = "a done event or the last event lacks streamed text, or has another text, arguments or name",
        explanation = """
            The same text comes in pieces and as a whole. If they differ, a client shows one and keeps the other: a
            delta was lost or doubled, or the server takes the two from different places. SDKs take the final answer
            from the last event's output: text that is missing there is lost, and a call is never run. Items are
            compared by their ids, else by their index. Missing reasoning is a warning; an incomplete response may lack
            text.

            Fix: Collect the text, the calls and their ids from the events that are sent, and build the last event from
            them.""")
public final class TextEndDiffers implements ItemRule {

    private static final Payload.Item NOTHING = new Payload.Item(
            OptionalLong.empty(), Optional.empty(), "", Optional.empty(), Optional.empty(), false, true, List.of());

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new StreamObserver() {
            private final AnnouncedItems<StreamedTexts> items = new AnnouncedItems<>(StreamedTexts::new);

            @Override
            public void typed(SseEvent event, Payload.Typed typed) {
                switch (typed.step()) {
                    case BEGIN -> items.clear();
                    case ITEM_BEGIN -> items.begin(typed.items().get(0));
                    case DELTA -> delta(typed.part().orElseThrow(), typed.content());
                    case TEXT_END, PART_END -> {
                        Payload.Part part = typed.part().orElseThrow();
                        items.findOrBegin(part.output(), part.itemId())
                                .ifPresent(item -> compareTexts(event, item, typed.wholes()));
                    }
                    case ITEM_END -> done(event, typed.items().get(0));
                    case END -> last(event, typed);
                    default -> {}
                }
            }

            private void delta(Payload.Part part, Payload.Chunk chunk) {
                items.findOrBegin(part.output(), part.itemId()).ifPresent(item -> {
                    for (Payload.Choice choice : chunk.choices()) {
                        item.state().add(part, choice.text() + choice.reasoning() + choice.toolArguments());
                    }
                });
            }

            private void done(SseEvent event, Payload.Item done) {
                items.findOrBegin(done.output(), done.id()).ifPresent(item -> {
                    if (!done.incomplete()) {
                        checkAbsent(event, item, done);
                    }
                    compare(event, item, done);
                    item.learn(done);
                });
            }

            private void last(SseEvent event, Payload.Typed typed) {
                Map<Announced<StreamedTexts>, Payload.Item> last = items.match(typed.items());
                boolean completed = typed.type().equals("response.completed")
                        || typed.status().filter("completed"::equals).isPresent();
                for (Announced<StreamedTexts> item : items.all()) {
                    Optional<Payload.Item> end = Optional.ofNullable(last.get(item));
                    end.ifPresent(whole -> compare(event, item, whole));
                    if (completed && end.isEmpty() && item.isClientCall()) {
                        stream.report("the last event lacks a call that was streamed", event);
                    } else if (completed) {
                        checkAbsent(event, item, end.orElse(NOTHING));
                    }
                }
            }

            private void compare(SseEvent event, Announced<StreamedTexts> item, Payload.Item whole) {
                boolean renamed = item.name().isPresent()
                        && whole.name().isPresent()
                        && !item.name().equals(whole.name());
                boolean retyped = !item.type().isEmpty()
                        && !whole.type().isEmpty()
                        && !item.type().equals(whole.type());
                if (renamed || retyped) {
                    String what = renamed ? "name of a call" : "type of an item";
                    stream.report("the " + what + " is not the one it began with", event);
                }
                compareTexts(event, item, whole.wholes());
            }

            private void compareTexts(SseEvent event, Announced<StreamedTexts> item, List<Payload.FinalText> wholes) {
                for (Payload.FinalText whole : wholes) {
                    item.state()
                            .differing(whole)
                            .filter(joined -> !stream.facts().sawDamage())
                            .ifPresent(joined -> stream.report(
                                    "a whole text differs from its joined deltas",
                                    differing(event, joined, whole.text())));
                }
            }

            private void checkAbsent(SseEvent event, Announced<StreamedTexts> item, Payload.Item whole) {
                if (stream.facts().sawDamage()) {
                    return;
                }
                for (StreamedTexts.Place place : item.state().absent(whole)) {
                    if (place.isReasoning()) {
                        stream.warn("a whole item lacks reasoning that was streamed", event);
                    } else {
                        stream.report("a whole item lacks text that was streamed", event);
                    }
                }
            }
        };
    }

    private static Evidence differing(SseEvent event, JoinedText joined, String whole) {
        String lengths = whole.length() + " characters, but the joined deltas have " + joined.length();
        return Evidence.at(event, lengths + ": " + Evidence.of(event).excerpt());
    }
}

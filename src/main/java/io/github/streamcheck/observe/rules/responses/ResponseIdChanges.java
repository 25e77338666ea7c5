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
import java.util.Optional;

/** Reports ids of a response, an item or a call that change. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TYPED,
        severity = Severity.WARNING,
        strictSeverity = Severity.ERROR,
        summary = "the id of the response, the id of an item at the same index, or the call_id of a call changes",
        explanation = """
            Clients join the pieces by these ids, and continue a conversation with the id of the response
            (previous_response_id). If it changes, the answer falls apart, or can't be continued. The result of a call
            is sent back with its call_id: if the done event and the last event differ, the server does not know one of
            them.

            Fix: Make each id once, and use it in all events.""")
public final class ResponseIdChanges implements ItemRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new StreamObserver() {
            private final AnnouncedItems<Object> items = new AnnouncedItems<>(Object::new);
            private Optional<String> response = Optional.empty();

            @Override
            public void typed(SseEvent event, Payload.Typed typed) {
                if (typed.responseId().isPresent()) {
                    if (response.isPresent() && !response.equals(typed.responseId())) {
                        stream.report("the id of the response changes", event);
                    }
                    response = typed.responseId();
                }
                switch (typed.step()) {
                    case BEGIN -> items.clear();
                    case ITEM_BEGIN -> items.begin(typed.items().get(0));
                    case END ->
                        items.match(typed.items()).forEach((item, last) -> {
                            item(event, item, last.id());
                            call(event, item, last);
                        });
                    default -> typed.part().ifPresent(part -> about(event, typed, part));
                }
            }

            private void about(SseEvent event, Payload.Typed typed, Payload.Part part) {
                items.at(part.output())
                        .or(() -> items.findOrBegin(part.output(), part.itemId()))
                        .ifPresent(item -> {
                            item(event, item, part.itemId().filter(id -> !id.isEmpty()));
                            typed.items().forEach(shown -> call(event, item, shown));
                        });
            }

            private void item(SseEvent event, Announced<Object> item, Optional<String> id) {
                if (item.id().isPresent() && id.isPresent() && !item.id().equals(id)) {
                    stream.report("the id of an item changes", event);
                }
                item.id(id.or(item::id));
            }

            private void call(SseEvent event, Announced<Object> item, Payload.Item shown) {
                if (item.callId().isPresent()
                        && shown.callId().isPresent()
                        && !item.callId().equals(shown.callId())) {
                    stream.report("the call_id of a call changes", event);
                }
                item.learn(shown);
            }
        };
    }
}

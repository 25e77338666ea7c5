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

/** A response or an item under two ids. */
@AutoService(Rule.class)
public final class ResponseIdChanges implements TypedRule {

    /** More items than these are not told apart: a broken server must not cost memory. */
    private static final int MAX_ITEMS = 128;

    @Override
    public String id() {
        return "response-id-changes";
    }

    @Override
    public Category category() {
        return Category.TYPED;
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public Severity strictSeverity() {
        return Severity.ERROR;
    }

    @Override
    public String summary() {
        return "the id of the response, or of an item at the same place in it, changes";
    }

    @Override
    public String explanation() {
        return "Clients put the pieces together by these ids, and go on a conversation with the "
                + "response's own (previous_response_id). Under two ids an answer falls into two halves, or "
                + "can't be gone on with.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private final Map<Long, String> items = new HashMap<>();
            private Optional<String> response = Optional.empty();

            @Override
            public void typed(SseEvent event, Payload.Typed typed) {
                if (typed.responseId().isPresent()) {
                    if (response.isPresent() && !response.equals(typed.responseId())) {
                        findings.add("the id of the response changes", Evidence.of(event));
                    }
                    response = typed.responseId();
                }
                typed.part().ifPresent(part -> item(event, part));
            }

            private void item(SseEvent event, Payload.Part part) {
                if (part.itemId().isEmpty() || part.output().isEmpty() || items.size() > MAX_ITEMS) {
                    return;
                }
                String id = part.itemId().get();
                String before = items.put(part.output().getAsLong(), id);
                if (before != null && !before.equals(id)) {
                    findings.add("the id of an item changes", Evidence.of(event));
                }
            }
        };
    }
}

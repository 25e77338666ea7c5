package io.github.streamcheck.observe.rules.tool;

import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.rules.AnnouncedItems;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Watches the calls of one response of typed events. */
final class TypedCalls implements StreamObserver {

    private static final List<String> ARGUMENTS = List.of("function_call_arguments", "mcp_call_arguments");

    private final AnnouncedItems<Call> calls = new AnnouncedItems<>(Call::new);
    private final ObservedStream stream;

    /** What is wrong with one call. */
    private static final class Call {
        private Optional<Evidence> broken = Optional.empty();
    }

    TypedCalls(ObservedStream stream) {
        this.stream = stream;
    }

    @Override
    public void typed(SseEvent event, Payload.Typed typed) {
        switch (typed.step()) {
            case BEGIN -> calls.clear();
            case ITEM_BEGIN -> calls.begin(typed.items().get(0));
            case TEXT_END ->
                typed.part()
                        .flatMap(part -> calls.findOrBegin(part.output(), part.itemId()))
                        .ifPresent(call -> arguments(event, call, typed.wholes()));
            case ITEM_END -> {
                Payload.Item item = typed.items().get(0);
                calls.findOrBegin(item.output(), item.id()).ifPresent(call -> whole(event, call, item));
            }
            case END -> calls.match(typed.items()).forEach((call, item) -> whole(event, call, item));
            default -> {}
        }
    }

    private void whole(SseEvent event, AnnouncedItems.Announced<Call> call, Payload.Item item) {
        call.learn(item);
        arguments(event, call, item.wholes());
    }

    private void arguments(SseEvent event, AnnouncedItems.Announced<Call> call, List<Payload.FinalText> wholes) {
        for (Payload.FinalText whole : wholes) {
            if (ARGUMENTS.contains(whole.part().kind()) && !ToolCall.areArguments(whole.text())) {
                call.state().broken = call.state().broken.or(() -> Optional.of(Evidence.of(event)));
            }
        }
    }

    @Override
    public void ended(StreamEvent.Ended end) {
        boolean completed = stream.facts()
                .lastFinishReason()
                .filter(reason -> reason.equals("stop") || reason.equals("tool_calls"))
                .isPresent();
        if (!stream.facts().endedInOrder(end) || !completed) {
            return;
        }
        Set<String> ids = new HashSet<>();
        for (AnnouncedItems.Announced<Call> call : calls.all()) {
            call.state()
                    .broken
                    .ifPresent(
                            evidence -> stream.report("the arguments of a tool call are not a JSON object", evidence));
            if (call.isClientCall()) {
                check(call, ids);
            }
        }
    }

    private void check(AnnouncedItems.Announced<Call> call, Set<String> ids) {
        Evidence item = Evidence.of("item " + call.id().orElse("without id") + " of type " + call.type());
        if (call.name().isEmpty()) {
            stream.report("a tool call has no name", item);
        }
        if (call.callId().isEmpty()) {
            stream.report("a tool call has no call_id", item);
        } else if (!ids.add(call.callId().get())) {
            stream.report("two tool calls have the same call_id", item);
        }
    }
}

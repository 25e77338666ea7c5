package io.github.streamcheck.observe.rules.tool;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ChunkRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamFacts;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.rules.AskedFor;
import io.github.streamcheck.observe.rules.PerChoice;
import io.github.streamcheck.observe.rules.ToolChoice;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** Reports tool calls that the request does not allow. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TOOL,
        severity = Severity.WARNING,
        summary = "tool calls that contradict tool_choice or parallel_tool_calls",
        explanation = """
            tool_choice requires a tool call, names a tool or forbids calls; parallel_tool_calls: false allows one call
            at most. The server ignores it without an error. Answers that were cut by length or filtered are not
            reported.

            Fix: Apply tool_choice, or refuse the request with a status of 4xx.""")
public final class ToolChoiceIgnored implements ChunkRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new StreamObserver() {
            private final PerChoice<Set<Long>> calls = new PerChoice<>(HashSet::new);
            private final Set<String> names = new HashSet<>();

            @Override
            public void significantChunk(SseEvent event, Payload.Chunk chunk) {
                for (Payload.Choice choice : chunk.choices()) {
                    for (Payload.ToolFragment fragment : choice.tools()) {
                        Set<Long> known = calls.of(choice);
                        if (known.size() < ObservedStream.MAX_PARTS) {
                            known.add(fragment.index().orElse(-1));
                            fragment.name().ifPresent(names::add);
                        }
                    }
                }
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                StreamFacts facts = stream.facts();
                boolean cut = facts.isFinishedBy("length") || facts.isFinishedBy("content_filter");
                if (facts.endedInOrder(end) && facts.sawOutput() && !cut) {
                    check(AskedFor.toolChoice(stream.request()));
                }
            }

            private void check(ToolChoice choice) {
                String called = "called " + (names.isEmpty() ? "nothing" : new TreeSet<>(names));
                if (choice.required() && names.isEmpty()) {
                    stream.report("no tool was called, though tool_choice requires it", called);
                }
                if (choice.forbidden() && !names.isEmpty()) {
                    stream.report("a tool was called, though tool_choice is none", called);
                }
                if (choice.name().isPresent() && !Set.of(choice.name().get()).containsAll(names)) {
                    stream.report("a tool other than the one in tool_choice was called", called);
                }
                if (AskedFor.oneCallOnly(stream.request()) && calls.any(known -> known.size() > 1)) {
                    stream.report("several tools were called, though parallel_tool_calls is false", called);
                }
            }
        };
    }
}

package io.github.streamcheck.observe.rules.termination;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ChunkRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reports finish reasons that mean a failure. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TERMINATION,
        severity = Severity.ERROR,
        summary = "a finish reason that means failure, such as error, abort or cancelled",
        explanation = """
            The generation failed or was aborted, and only the finish reason shows it: clients show half an answer as a
            complete one. If there is an error event too, only that is reported.

            Fix: Send an error event, which SDKs raise as an exception.""")
public final class FinishFailed implements ChunkRule {

    private static final Set<String> FAILURES = Set.of("""
            error errored exception fail failed failure abort aborted cancel canceled cancelled interrupt interrupted
            disconnect disconnected timeout timed_out time_out overloaded unavailable preempted
            insufficient_system_resource out_of_memory oom malformed_function_call""".split("\\s+"));

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new StreamObserver() {
            private Optional<SseEvent> failed = Optional.empty();

            @Override
            public void significantChunk(SseEvent event, Payload.Chunk chunk) {
                for (Payload.Choice choice : chunk.choices()) {
                    if (choice.finishReason().filter(FinishFailed::isFailure).isPresent()) {
                        failed = failed.or(() -> Optional.of(event));
                    }
                }
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                if (!stream.facts().sawError()) {
                    failed.ifPresent(event -> stream.report(
                            "the finish reason means that the generation failed", event, "finish_reason"));
                }
            }
        };
    }

    /** Whether a finish reason means that the generation failed. */
    static boolean isFailure(String reason) {
        String name = reason.strip().toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        return FAILURES.contains(name)
                || name.startsWith("error_")
                || name.endsWith("_error")
                || name.endsWith("_timeout");
    }
}

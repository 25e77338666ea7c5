package io.github.streamcheck.simulator.api;

import io.github.streamcheck.simulator.api.Frame.Kind;
import io.github.streamcheck.simulator.api.Frame.Send;
import java.util.ArrayList;
import java.util.List;

/** Lays the chunks of a stream out in time: one token of each choice a step. Immutable. */
final class Timeline {

    private final Chunks chunks;
    private final long ttftNanos;
    private final long itlNanos;

    Timeline(Chunks chunks, long ttftNanos, long itlNanos) {
        this.chunks = chunks;
        this.ttftNanos = ttftNanos;
        this.itlNanos = itlNanos;
    }

    Script stream(GenerationRequest request, List<Completion> completions) {
        int choices = completions.size();
        List<List<Step>> tokens = new ArrayList<>(choices);
        List<Frame> frames = new ArrayList<>(choices * (steps(completions) + 2) + 3);
        for (int choice = 0; choice < choices; choice++) {
            tokens.add(steps(choice, completions.get(choice)));
            if (request.protocol() == GenerationApi.CHAT) {
                frames.add(new Send(Kind.ROLE, 0, chunks.role(choice)));
            }
        }
        addTokens(frames, tokens);
        long end = atNanos(steps(completions));
        for (int choice = 0; choice < choices; choice++) {
            String reason = completions.get(choice).finishReason();
            frames.add(new Send(Kind.FINISH, end, chunks.finish(choice, reason)));
        }
        if (request.includeUsage()) {
            frames.add(new Send(Kind.USAGE, end, chunks.usage(Usage.of(request.promptTokens(), completions))));
        }
        frames.add(new Send(Kind.DONE, end, WritePayload.of(Chunks.DONE)));
        frames.add(new Frame.End(end));
        return new Script(frames);
    }

    /** When the same completions are sent as one object. */
    long plainNanos(List<Completion> completions) {
        return atNanos(steps(completions) + 1);
    }

    /** A chunk of a choice: a token, or what comes just before one. */
    private record Step(Kind kind, WritePayload payload) {}

    private void addTokens(List<Frame> frames, List<List<Step>> choices) {
        int[] next = new int[choices.size()];
        boolean more = true;
        for (int step = 1; more; step++) {
            more = false;
            for (int choice = 0; choice < next.length; choice++) {
                List<Step> steps = choices.get(choice);
                boolean token = false;
                while (!token && next[choice] < steps.size()) {
                    Step now = steps.get(next[choice]++);
                    token = now.kind() == Kind.TOKEN;
                    frames.add(new Send(now.kind(), atNanos(step), now.payload()));
                    more = true;
                }
            }
        }
    }

    private List<Step> steps(int choice, Completion completion) {
        List<Step> steps = new ArrayList<>(completion.tokens());
        completion.reasoning().forEach(delta -> steps.add(new Step(Kind.TOKEN, chunks.reasoning(choice, delta))));
        int offset = 0;
        for (String delta : completion.deltas()) {
            steps.add(new Step(Kind.TOKEN, chunks.token(choice, delta, offset)));
            offset += delta.codePointCount(0, delta.length());
        }
        int index = 0;
        for (Completion.ToolCall call : completion.calls()) {
            steps.add(new Step(Kind.CALL, chunks.call(choice, index, call)));
            for (String piece : call.arguments()) {
                steps.add(new Step(Kind.TOKEN, chunks.arguments(choice, index, piece)));
            }
            index++;
        }
        return steps;
    }

    /** When so many steps have been generated. */
    private long atNanos(int steps) {
        return ttftNanos + itlNanos * Math.max(0, steps - 1);
    }

    private static int steps(List<Completion> completions) {
        return completions.stream().mapToInt(Completion::tokens).max().orElse(0);
    }
}

package io.github.streamcheck.simulator;

import io.github.streamcheck.simulator.Frame.Kind;
import io.github.streamcheck.simulator.Frame.Send;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Turns a request for a completion into the answer of a correct server. Immutable, thread-safe. */
final class Generator {

    private final SimulatorSettings settings;
    private final Clock clock;

    Generator(SimulatorSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** @param number the request's number among those for a completion, which gives it its id and, by default, its text */
    Reply reply(GenerationRequest request, long number) {
        List<Completion> completions = completions(request, number);
        Chunks chunks = new Chunks(
                request.protocol(),
                request.protocol().idPrefix() + String.format("%016x", Seeds.mix(settings.seed(), number)),
                clock.instant().getEpochSecond(),
                request.model().orElse(settings.model()),
                request.choices(),
                request.includeUsage());
        return request.stream()
                ? Reply.stream(stream(request, completions, chunks))
                : Reply.plain(chunks.plain(completions, request.promptTokens()), atNanos(steps(completions) + 1));
    }

    private List<Completion> completions(GenerationRequest request, long number) {
        long seed = request.content()
                .map(content -> Seeds.mix(settings.seed(), content))
                .orElseGet(() -> Seeds.mix(settings.seed(), number));
        OptionalInt limit = request.limit();
        return IntStream.range(0, request.choices())
                .mapToObj(choice ->
                        Completion.generate(Seeds.mix(seed, choice), settings.tokens(), limit, request.stops()))
                .toList();
    }

    private Script stream(GenerationRequest request, List<Completion> completions, Chunks chunks) {
        int choices = completions.size();
        int steps = steps(completions);
        List<Frame> frames = new ArrayList<>(choices * (steps + 2) + 3);
        if (request.protocol() == Protocol.CHAT) {
            for (int choice = 0; choice < choices; choice++) {
                frames.add(new Send(Kind.ROLE, 0, chunks.role(choice)));
            }
        }
        int tokens = 0;
        for (int step = 0; step < steps; step++) {
            for (int choice = 0; choice < choices; choice++) {
                List<String> deltas = completions.get(choice).deltas();
                if (step < deltas.size()) {
                    frames.add(new Send(Kind.TOKEN, atNanos(step + 1), chunks.token(choice, deltas.get(step))));
                    tokens++;
                }
            }
        }
        long end = atNanos(steps);
        for (int choice = 0; choice < choices; choice++) {
            String reason = completions.get(choice).finishReason();
            frames.add(new Send(Kind.FINISH, end, chunks.finish(choice, reason)));
        }
        if (request.includeUsage()) {
            frames.add(new Send(Kind.USAGE, end, chunks.usage(request.promptTokens(), tokens)));
        }
        frames.add(new Send(Kind.DONE, end, Payload.of(Chunks.DONE)));
        frames.add(new Frame.End(end));
        return new Script(frames);
    }

    /** When so many steps have been generated. */
    private long atNanos(int steps) {
        return settings.ttft().toNanos() + settings.itl().toNanos() * Math.max(0, steps - 1);
    }

    private static int steps(List<Completion> completions) {
        return completions.stream()
                .mapToInt(completion -> completion.deltas().size())
                .max()
                .orElse(0);
    }
}

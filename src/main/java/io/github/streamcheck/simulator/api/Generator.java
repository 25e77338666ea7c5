package io.github.streamcheck.simulator.api;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Turns a request for a completion into the answer of a correct server. Immutable, thread-safe. */
public final class Generator {

    /** How the name of a model ends that reasons before it answers. */
    private static final String REASONS = "-reasoning";

    private static final int REASONING_WORDS = 4;

    private final GeneratorSettings settings;
    private final Clock clock;

    /** A generator whose answers are dated by {@code clock}. */
    public Generator(GeneratorSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The seed of all that looks random. */
    public long seed() {
        return settings.seed();
    }

    /** The same but for the tokens of each answer. */
    public Generator withTokens(int tokens) {
        return new Generator(settings.withTokens(tokens), clock);
    }

    /**
     * Refuses a request for a model that is not served.
     *
     * @throws ApiException if it is one
     */
    public void checkModel(GenerationRequest request) throws ApiException {
        String model = model(request);
        if (settings.strictModels() && !model.equals(settings.model())) {
            throw ApiException.of(
                    404,
                    "The model '" + model + "' does not exist or you do not have access to it.",
                    "model_not_found");
        }
    }

    /**
     * The answer of a correct server.
     *
     * @param number the request's number among those for a completion, which gives it its id and, by default, its text
     */
    public Reply reply(GenerationRequest request, long number) {
        return reply(request, number, completions(request, number));
    }

    /** The answer had each choice been what {@code edit} makes of it; empty if that changes nothing. */
    public Optional<Reply> reply(GenerationRequest request, long number, UnaryOperator<Completion> edit) {
        List<Completion> correct = completions(request, number);
        List<Completion> edited = correct.stream().map(edit).toList();
        return edited.equals(correct) ? Optional.empty() : Optional.of(reply(request, number, edited));
    }

    private Reply reply(GenerationRequest request, long number, List<Completion> completions) {
        String id = request.protocol().idPrefix() + String.format("%016x", Seeds.mix(settings.seed(), number));
        long created = clock.instant().getEpochSecond();
        return request.protocol()
                .style()
                .answer(new Generated(
                        request,
                        id,
                        created,
                        model(request),
                        completions,
                        settings.ttft().toNanos(),
                        settings.itl().toNanos()));
    }

    private List<Completion> completions(GenerationRequest request, long number) {
        long seed = request.content()
                .map(content -> Seeds.mix(settings.seed(), content))
                .orElseGet(() -> Seeds.mix(settings.seed(), number));
        return IntStream.range(0, request.choices())
                .mapToObj(choice -> completion(request, Seeds.mix(seed, choice), Seeds.mix(number, choice)))
                .toList();
    }

    private Completion completion(GenerationRequest request, long seed, long idSeed) {
        OptionalInt limit = request.limit();
        if (!request.tools().isEmpty()) {
            return Completion.calling(request.tools(), idSeed, limit);
        }
        int reasoning =
                request.protocol().style().hasReasoning() && model(request).endsWith(REASONS) ? REASONING_WORDS : 0;
        return Completion.reasoned(seed, reasoning, settings.tokens(), limit, request.stops());
    }

    private String model(GenerationRequest request) {
        return request.model().orElse(settings.model());
    }
}

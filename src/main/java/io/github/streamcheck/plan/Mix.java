package io.github.streamcheck.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Requests of several kinds, each with its share of the streams. Immutable.
 *
 * @param shares the kinds; never empty
 * @param seed what the kind of each stream is drawn from
 */
public record Mix(List<Share> shares, long seed) {

    public Mix {
        shares = List.copyOf(shares);
    }

    /** All streams are of one kind. */
    public static Mix of(Request request) {
        return new Mix(List.of(new Share(1, Optional.empty(), request.model(), request.prompts())), 0);
    }

    /**
     * One kind of requests.
     *
     * @param weight its share, as against the sum of all weights; 1 or more
     * @param endpoint where it is asked for; empty for all endpoints in turn
     * @param model the model; empty for the first one that the server lists
     * @param prompts what is asked
     */
    public record Share(int weight, Optional<Endpoint> endpoint, Optional<String> model, Prompts prompts) {

        /** The share in a few words, such as {@code 3 of chat, model m}. */
        String describe() {
            return weight + " of " + endpoint.map(Endpoint::name).orElse("any endpoint")
                    + model.map(name -> ", model " + name).orElse("");
        }

        /** Whether it is asked for at this endpoint. */
        public boolean isFor(Endpoint other) {
            return endpoint.isEmpty() || endpoint.get().equals(other);
        }
    }

    /** The mix in a few words, such as {@code 3 of chat, model m; 1 of completions}. */
    public String describe() {
        return shares.stream().map(Share::describe).collect(Collectors.joining("; "));
    }

    /** The kind of the stream with this number, the same whenever it is asked for. */
    public Share choose(int number) {
        long sum = shares.stream().mapToLong(Share::weight).sum();
        long drawn = (long) (SeededRandom.fraction(seed, number) * sum);
        for (Share share : shares) {
            drawn -= share.weight();
            if (drawn < 0) {
                return share;
            }
        }
        throw new IllegalStateException("a fraction is below 1");
    }

    /** The first kind that is asked for at this endpoint, if there is one. */
    public Optional<Share> first(Endpoint endpoint) {
        return shares.stream().filter(share -> share.isFor(endpoint)).findFirst();
    }

    /** Whether a kind names this endpoint, so that it must be there. */
    public boolean names(Endpoint endpoint) {
        return shares.stream()
                .anyMatch(share -> share.endpoint().filter(endpoint::equals).isPresent());
    }

    /** Whether each kind says which model it asks for. */
    public boolean namesEveryModel() {
        return shares.stream().allMatch(share -> share.model().isPresent());
    }

    /** Which endpoints there are streams from: those that are named, and {@code others} if a kind leaves it open. */
    public EndpointConfig endpoints(EndpointConfig others) {
        boolean open = shares.stream().anyMatch(share -> share.endpoint().isEmpty());
        List<Endpoint> all = Stream.concat(
                        open ? others.endpoints().stream() : Stream.empty(),
                        shares.stream().flatMap(share -> share.endpoint().stream()))
                .distinct()
                .toList();
        return new EndpointConfig(all, !open || others.named());
    }

    /** Whether the kind of a stream is a matter of chance. */
    public boolean drawsAtRandom() {
        return shares.size() > 1
                || shares.stream()
                        .anyMatch(share -> share.prompts() instanceof Prompts.Synthetic
                                || share.prompts() instanceof Prompts.Traced);
    }
}

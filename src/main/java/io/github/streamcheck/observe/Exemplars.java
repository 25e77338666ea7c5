package io.github.streamcheck.observe;

import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.wire.Bytes;
import io.github.streamcheck.wire.StreamListener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * Chooses the few streams that a report shows event by event: the slowest, the one with the longest pause, a typical one, and one
 * for each kind of failure. Only so many streams are watched at a time, which bounds the memory. Not thread-safe.
 */
final class Exemplars {

    /** Above this many at a time further streams go unwatched. */
    static final int MOST_WATCHED = 100;

    static final int MOST_FAILURES = 5;

    /** The typical stream is the one nearest the median among so many. */
    private static final int MOST_CANDIDATES = 15;

    private static final StreamListener UNWATCHED = event -> {};

    private final Sanitizer sanitizer;
    private final SplittableRandom random = new SplittableRandom(1);
    private final Map<Integer, Watched> watched = new HashMap<>();
    private final Map<String, Seen> failures = new LinkedHashMap<>();
    private final List<Seen> candidates = new ArrayList<>();
    private Optional<Seen> slowest = Optional.empty();
    private Optional<Seen> stalled = Optional.empty();
    private int succeeded;

    /** A stream that is under way. */
    private record Watched(EventTrail trail, AnswerRecorder recorder) {}

    private record Seen(StreamResult result, EventTrail trail, Optional<Bytes> answer) {

        double figure(Metric metric) {
            return result.figures().get(metric).orElse(0);
        }

        Exemplar as(String why) {
            return trail.exemplar(why, result, answer);
        }
    }

    private record Chosen(Seen seen, String why) {

        Chosen and(Chosen other) {
            return new Chosen(seen, why + " and " + other.why);
        }
    }

    /** {@code sanitizer} makes the server's texts safe to show. */
    Exemplars(Sanitizer sanitizer) {
        this.sanitizer = sanitizer;
    }

    /** Watches a stream, if there is room. */
    StreamListener watch(StreamContext context) {
        if (context.phase() == Phase.WARMUP || watched.size() >= MOST_WATCHED) {
            return UNWATCHED;
        }
        Watched stream = new Watched(new EventTrail(sanitizer), new AnswerRecorder(sanitizer));
        watched.put(context.number(), stream);
        return stream.trail().then(stream.recorder());
    }

    /** Keeps a stream that has ended, if it is worth showing. */
    void add(StreamResult result) {
        Optional.ofNullable(watched.remove(result.stream().number())).ifPresent(stream -> consider(result, stream));
    }

    private void consider(StreamResult result, Watched stream) {
        Optional<String> failure = result.failure();
        if (failure.isPresent() && failures.size() < MOST_FAILURES && !failures.containsKey(failure.get())) {
            failures.put(
                    failure.get(),
                    new Seen(result, stream.trail(), stream.recorder().answer()));
        }
        if (result.outcome() == StreamResult.Outcome.SUCCEEDED
                && result.stream().phase() == Phase.MEASURED) {
            Seen seen = new Seen(result, stream.trail(), Optional.empty());
            slowest = more(slowest, seen, Metric.TTFT);
            stalled = more(stalled, seen, Metric.STALL);
            candidate(seen);
        }
    }

    private static Optional<Seen> more(Optional<Seen> before, Seen seen, Metric metric) {
        double most = before.map(other -> other.figure(metric)).orElse(0.0);
        return seen.figure(metric) > most ? Optional.of(seen) : before;
    }

    private void candidate(Seen seen) {
        succeeded++;
        if (candidates.size() < MOST_CANDIDATES) {
            candidates.add(seen);
            return;
        }
        int place = random.nextInt(succeeded);
        if (place < MOST_CANDIDATES) {
            candidates.set(place, seen);
        }
    }

    /** The chosen ones, each once with all that it was chosen for; {@code medianTtft}: what is typical, in milliseconds. */
    List<Exemplar> list(OptionalDouble medianTtft) {
        Map<Integer, Chosen> chosen = new LinkedHashMap<>();
        failures.forEach((rule, seen) -> put(chosen, seen, "first failed by " + rule));
        slowest.ifPresent(seen -> put(chosen, seen, "slowest first token"));
        stalled.ifPresent(seen -> put(chosen, seen, "longest pause"));
        candidates.stream()
                .filter(seen -> !chosen.containsKey(seen.result().stream().number()))
                .min((a, b) -> Double.compare(distance(a, medianTtft), distance(b, medianTtft)))
                .ifPresent(seen -> put(chosen, seen, "typical"));
        return chosen.values().stream().map(one -> one.seen().as(one.why())).toList();
    }

    private static double distance(Seen seen, OptionalDouble medianTtft) {
        return Math.abs(seen.figure(Metric.TTFT) - medianTtft.orElse(0));
    }

    private static void put(Map<Integer, Chosen> chosen, Seen seen, String why) {
        chosen.merge(seen.result().stream().number(), new Chosen(seen, why), Chosen::and);
    }
}

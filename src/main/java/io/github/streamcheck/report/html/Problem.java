package io.github.streamcheck.report.html;

import io.github.streamcheck.baseline.ComparisonKind;
import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.Direction;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.verdict.Reason;
import io.github.streamcheck.verdict.ThresholdResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All reasons of one id, such as a rule's findings on several endpoints. Immutable.
 *
 * @param reasons at least one
 */
record Problem(List<Reason> reasons) {

    Problem {
        reasons = List.copyOf(reasons);
    }

    /** In the order in which their first reasons come. */
    static List<Problem> of(List<? extends Reason> reasons) {
        Map<String, List<Reason>> byId = reasons.stream()
                .collect(Collectors.groupingBy(
                        reason -> reason.kind() + reason.id(), LinkedHashMap::new, Collectors.toList()));
        return byId.values().stream().map(Problem::new).toList();
    }

    String id() {
        return first().id();
    }

    private Reason first() {
        return reasons.get(0);
    }

    /** What is wrong, and where, in one line without the id. */
    String words() {
        Map<String, List<FindingGroup>> byMessage = new LinkedHashMap<>();
        for (Reason reason : reasons) {
            reason.finding()
                    .ifPresent(group -> byMessage
                            .computeIfAbsent(group.message() + reason.remark(), first -> new ArrayList<>())
                            .add(group));
        }
        if (byMessage.isEmpty()) {
            return reasons.stream().map(Reason::message).distinct().collect(Collectors.joining("; "));
        }
        var first = byMessage.entrySet().iterator().next();
        int others = byMessage.size() - 1;
        return first.getKey() + " (" + where(first.getValue()) + ")"
                + (others == 0 ? "" : "; and " + others + " more message" + (others == 1 ? "" : "s"));
    }

    /** The endpoints with their streams: {@code completions 6, chat 2 streams}. */
    static String where(List<FindingGroup> groups) {
        if (groups.size() == 1) {
            return groups.get(0).endpoint() + ", " + streams(groups.get(0).streams());
        }
        return groups.stream()
                        .map(group -> group.endpoint() + " " + Charts.count(group.streams()))
                        .collect(Collectors.joining(", "))
                + " streams";
    }

    private static String streams(int number) {
        return Charts.count(number) + (number == 1 ? " stream" : " streams");
    }

    /** Where on the page there is more about it. */
    String anchor() {
        return switch (first().kind()) {
            case FINDING -> Anchors.rule(id());
            case THRESHOLD ->
                first().threshold()
                        .filter(result -> !result.isNoData())
                        .map(result -> result.threshold().metric())
                        .filter(Metric::hasStatistics)
                        .map(Anchors::metric)
                        .orElse(Anchors.FIGURES);
            case SERVER -> Anchors.SERVER;
            case BASELINE -> Anchors.COMPARISON;
            case RUN -> Anchors.CLIENT;
        };
    }

    /** What to do about it; empty if its own words say so. */
    Optional<String> fix() {
        return switch (first().kind()) {
            case FINDING -> Rule.byId(id()).map(Rule::fix);
            case SERVER ->
                Rule.byId(id())
                        .map(Rule::fix)
                        .or(() -> Optional.of(
                                "Request the page with curl. If the server is not intended to have it, set the"
                                        + " parameter that requires it to auto or off."));
            case THRESHOLD -> first().threshold().flatMap(Problem::advice);
            case BASELINE ->
                Optional.of(
                        id().startsWith(ComparisonKind.BASELINE.word())
                                ? "Compare both values and the interval below. If the change is intended, record new runs with"
                                        + " streamcheck:baseline."
                                : "Compare both servers below, whose streams ran in turn under the same load.");
            case RUN -> Optional.empty();
        };
    }

    private static Optional<String> advice(ThresholdResult result) {
        if (result.isNoData()) {
            return Optional.of(
                    "No stream yielded such a figure. See which streams failed, and whether the server streams.");
        }
        return switch (result.threshold().metric()) {
            case SUCCESS_RATE, ERROR_RATE -> Optional.of("Fix the errors among the findings: each fails its streams.");
            case GOODPUT -> Optional.of("See the other thresholds: a good stream meets all of them by itself.");
            case TTFB, TTFE, TTFT, TTFO ->
                Optional.of(
                        "If it grows with the streams in flight, requests queue: add capacity or reduce the load. If it"
                                + " does not, look at prompts and proxies.");
            case ITL, STALL ->
                Optional.of(
                        "See the streams with the longest pauses, event by event: steps in their bytes are a buffer on"
                                + " the way, a single pause is the server.");
            default ->
                Optional.of(
                        result.threshold().metric().direction() == Direction.AT_LEAST
                                ? "The server is too slow under this load: see at which load it is fast enough."
                                : "The server takes too long under this load: see at which load it is fast enough.");
        };
    }
}

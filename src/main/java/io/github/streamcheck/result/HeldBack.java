package io.github.streamcheck.result;

import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RunFigures;
import io.github.streamcheck.observe.RunFinding;
import io.github.streamcheck.observe.rules.connection.ContentLength;
import io.github.streamcheck.observe.rules.time.Clumped;
import io.github.streamcheck.observe.rules.time.CutInsideEvents;
import io.github.streamcheck.observe.rules.time.OneBurst;
import io.github.streamcheck.plan.Metric;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Determines which figures say little about the server, since the answers are buffered on the way and the buffer decides when
 * their tokens arrive.
 */
public final class HeldBack {

    private static final Set<Metric> BETWEEN_TOKENS = EnumSet.of(Metric.ITL, Metric.TPOT, Metric.STALL);

    private static final Set<Metric> FROM_FIRST_TOKEN = EnumSet.of(
            Metric.TTFE,
            Metric.TTFT,
            Metric.TTFT_CONNECTED,
            Metric.TTFO,
            Metric.TOOL_NAME,
            Metric.ITL,
            Metric.TPOT,
            Metric.STALL,
            Metric.DECODE_TPS);

    /** By the rule that reports it. */
    private static final Map<String, Set<Metric>> METRICS = Map.of(
            Rule.idOf(OneBurst.class), FROM_FIRST_TOKEN,
            Rule.idOf(ContentLength.class), FROM_FIRST_TOKEN,
            Rule.idOf(CutInsideEvents.class), BETWEEN_TOKENS,
            Rule.idOf(Clumped.class), BETWEEN_TOKENS);

    private final List<FindingGroup> findings;

    private HeldBack(List<FindingGroup> findings) {
        this.findings = findings.stream()
                .filter(group -> METRICS.containsKey(group.rule()))
                .toList();
    }

    /** What the findings say of these figures. */
    public static HeldBack in(RunFigures figures) {
        return new HeldBack(figures.findings());
    }

    /** The metrics that are held back where such a finding is. */
    public static Set<Metric> metrics(FindingGroup group) {
        return METRICS.getOrDefault(group.rule(), Set.of());
    }

    /** The metrics of an endpoint that are held back; of {@link RunFinding#ALL} those that are so in any of them. */
    public Set<Metric> metrics(String endpoint) {
        Set<Metric> metrics = EnumSet.noneOf(Metric.class);
        findings.stream()
                .filter(group ->
                        endpoint.equals(RunFinding.ALL) || group.endpoint().equals(endpoint))
                .forEach(group -> metrics.addAll(metrics(group)));
        return metrics;
    }
}

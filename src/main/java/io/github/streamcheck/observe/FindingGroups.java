package io.github.streamcheck.observe;

import io.github.streamcheck.plan.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** Groups equal findings of streams, so that 10,000 failing streams give one page. Not thread-safe. */
final class FindingGroups {

    /** The order of reports. */
    static final Comparator<FindingGroup> WORST_FIRST = Comparator.comparing(FindingGroup::severity)
            .thenComparing(Comparator.comparingInt(FindingGroup::streams).reversed());

    private static final int MAX_EXAMPLES = 3;

    /** A server whose every message differs must not fill the memory or the report. */
    private static final int MAX_GROUPS = 100;

    /** What one stream of so many has, a few others may have by chance. */
    private static final int COMMON = 5;

    private static final String OTHERS = "further findings, each with a message of its own";

    private final Map<String, Quorum> quorums;
    private final Map<Key, Group> groups = new LinkedHashMap<>();
    private final Map<String, Integer> streams = new HashMap<>();
    /** Streams that the server answered one at a time. */
    private final Map<String, Integer> single = new HashMap<>();

    private record Key(String rule, Severity severity, String endpoint, String message) {}

    private static final class Group {
        int streams;
        int single;
        boolean onlyUnderLoad;
        final List<FindingGroup.Example> examples = new ArrayList<>();
    }

    FindingGroups(ActiveRules rules) {
        quorums = rules.all(StreamRule.class).stream().collect(Collectors.toMap(Rule::id, StreamRule::quorum));
    }

    void add(StreamResult result) {
        String endpoint = result.stream().endpoint().name();
        // What is said of most streams needs whole ones.
        count(endpoint, result.outcome().isAside() ? 0 : 1);
        int alone = result.stream().phase() == Phase.SMOKE ? 1 : 0;
        single.merge(endpoint, alone, Integer::sum);
        Set<Key> seen = new HashSet<>();
        for (Finding finding : result.findings()) {
            Key key = key(finding, endpoint);
            Group group = groups.computeIfAbsent(key, created -> new Group());
            if (seen.add(key)) {
                group.streams++;
                group.single += alone;
                if (group.examples.size() < MAX_EXAMPLES) {
                    group.examples.add(
                            new FindingGroup.Example(result.stream().number(), finding.evidence(), finding.atMillis()));
                }
            }
        }
    }

    /** Adds findings that were grouped elsewhere; their streams are counted by {@link #count}. */
    void add(FindingGroup found) {
        Key key = bounded(new Key(found.rule(), found.severity(), found.endpoint(), found.message()));
        boolean first = !groups.containsKey(key);
        Group group = groups.computeIfAbsent(key, created -> new Group());
        group.onlyUnderLoad = found.onlyUnderLoad() && (first || group.onlyUnderLoad);
        group.streams += found.streams();
        found.examples().stream().limit(MAX_EXAMPLES - group.examples.size()).forEach(group.examples::add);
    }

    /** Counts judged streams of an endpoint. */
    void count(String endpoint, int judged) {
        streams.merge(endpoint, judged, Integer::sum);
    }

    private Key key(Finding finding, String endpoint) {
        return bounded(new Key(finding.rule(), finding.severity(), endpoint, finding.message()));
    }

    private Key bounded(Key key) {
        return groups.size() < MAX_GROUPS || groups.containsKey(key)
                ? key
                : new Key(key.rule(), key.severity(), key.endpoint(), OTHERS);
    }

    /** Those that count. */
    List<FindingGroup> list() {
        return list(true);
    }

    /** Those that don't, since too few streams have them. */
    List<FindingGroup> minor() {
        return list(false);
    }

    private List<FindingGroup> list(boolean counting) {
        return groups.entrySet().stream()
                .filter(entry -> counts(entry.getKey()) == counting)
                .map(entry -> new FindingGroup(
                        entry.getKey().rule(),
                        entry.getKey().severity(),
                        entry.getKey().endpoint(),
                        entry.getKey().message(),
                        entry.getValue().streams,
                        entry.getValue().examples,
                        quorums.get(entry.getKey().rule()) == Quorum.ANY,
                        entry.getValue().onlyUnderLoad || isOnlyUnderLoad(entry.getKey())))
                .toList();
    }

    /** Whether a rule has findings that count, and in at least every fifth stream of the endpoint. */
    boolean isCommon(String rule, String endpoint) {
        return groups.keySet().stream()
                .filter(key -> key.rule().equals(rule) && key.endpoint().equals(endpoint))
                .anyMatch(key ->
                        counts(key) && COMMON * sum(key, each -> each.streams) >= streams.getOrDefault(endpoint, 0));
    }

    private boolean isOnlyUnderLoad(Key key) {
        int alone = single.getOrDefault(key.endpoint(), 0);
        return quorums.get(key.rule()) == Quorum.MOST_OF_THREE && alone > 0 && sum(key, each -> each.single) == 0;
    }

    private boolean counts(Key key) {
        int found = sum(key, each -> each.streams);
        return quorums.getOrDefault(key.rule(), Quorum.ANY).isReached(found, streams.getOrDefault(key.endpoint(), 0));
    }

    /** The sum over all messages of a rule about an endpoint. */
    private int sum(Key key, ToIntFunction<Group> figure) {
        return groups.entrySet().stream()
                .filter(entry -> entry.getKey().rule().equals(key.rule())
                        && entry.getKey().endpoint().equals(key.endpoint()))
                .mapToInt(entry -> figure.applyAsInt(entry.getValue()))
                .sum();
    }
}

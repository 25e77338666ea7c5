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
import java.util.stream.Collectors;

/** Groups equal findings of streams, so that 10,000 failing streams give one page. Not thread-safe. */
final class FindingGroups {

    /** The order of reports. */
    static final Comparator<FindingGroup> WORST_FIRST = Comparator.comparing(FindingGroup::severity)
            .thenComparing(Comparator.comparingInt(FindingGroup::streams).reversed());

    private static final int MAX_EXAMPLES = 3;

    /** A server whose every message differs must not fill the memory or the report. */
    private static final int MAX_GROUPS = 100;

    /** Fewer streams than these are no majority: this client may have been late itself. */
    private static final int MIN_MOST = 3;

    private static final String OTHERS = "further findings, each with a message of its own";

    private final Set<String> countingOnlyIfMost;
    private final Map<Key, Group> groups = new LinkedHashMap<>();
    private final Map<String, Integer> streams = new HashMap<>();

    private record Key(String rule, Severity severity, String endpoint, String message) {}

    private static final class Group {
        int streams;
        final List<FindingGroup.Example> examples = new ArrayList<>();
    }

    FindingGroups(RuleBook rules) {
        countingOnlyIfMost = rules.all(StreamRule.class).stream()
                .filter(StreamRule::countsOnlyIfMost)
                .map(Rule::id)
                .collect(Collectors.toSet());
    }

    void add(StreamResult result) {
        String endpoint = result.stream().endpoint().name();
        count(endpoint, 1);
        Set<Key> seen = new HashSet<>();
        for (Finding finding : result.findings()) {
            Key key = key(finding, endpoint);
            Group group = groups.computeIfAbsent(key, created -> new Group());
            if (seen.add(key)) {
                group.streams++;
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
        Group group = groups.computeIfAbsent(key, created -> new Group());
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
                .filter(entry -> counts(entry.getKey(), entry.getValue().streams) == counting)
                .map(entry -> new FindingGroup(
                        entry.getKey().rule(),
                        entry.getKey().severity(),
                        entry.getKey().endpoint(),
                        entry.getKey().message(),
                        entry.getValue().streams,
                        entry.getValue().examples))
                .toList();
    }

    private boolean counts(Key key, int found) {
        boolean most = found >= MIN_MOST && 2 * found > streams.getOrDefault(key.endpoint(), 0);
        return most || !countingOnlyIfMost.contains(key.rule());
    }
}

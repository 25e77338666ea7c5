package io.github.streamcheck.observe;

import io.github.streamcheck.plan.Severity;
import java.util.ArrayList;
import java.util.List;

/** Shows the results of a run to the rules across streams. One that throws is itself an error finding. Not thread-safe. */
final class RunRuleExecution {

    private final ActiveRules rules;
    private final Sanitizer sanitizer;
    private final List<RuleExecution> watchers;

    private record RuleExecution(RunRule rule, RunObserver observer) {}

    private final List<FindingGroup> failures = new ArrayList<>();

    /** {@code sanitizer} makes the rules' findings safe to show. */
    RunRuleExecution(ActiveRules rules, Sanitizer sanitizer) {
        this.rules = rules;
        this.sanitizer = sanitizer;
        this.watchers = new ArrayList<>(rules.all(RunRule.class).stream()
                .map(rule -> new RuleExecution(rule, rule.observe()))
                .toList());
    }

    void ended(StreamResult result) {
        watchers.removeIf(watcher -> {
            try {
                watcher.observer().ended(result);
                return false;
            } catch (RuntimeException problem) {
                failures.add(failure(watcher.rule(), problem));
                return true;
            }
        });
    }

    List<FindingGroup> list() {
        List<FindingGroup> groups = new ArrayList<>(failures);
        for (RuleExecution watcher : watchers) {
            try {
                for (RunFinding finding : watcher.observer().findings()) {
                    groups.add(group(watcher.rule(), finding));
                }
            } catch (RuntimeException problem) {
                groups.add(failure(watcher.rule(), problem));
            }
        }
        return groups;
    }

    private FindingGroup group(Rule rule, RunFinding finding) {
        return sanitizer.finding(new FindingGroup(
                rule.id(),
                rules.severity(rule),
                finding.endpoint(),
                finding.message(),
                finding.streams(),
                finding.examples()));
    }

    private static FindingGroup failure(Rule rule, RuntimeException problem) {
        return new FindingGroup(
                StreamJudge.RULE_FAILED,
                Severity.ERROR,
                RunFinding.ALL,
                StreamJudge.failure(rule, problem),
                0,
                List.of());
    }
}

package io.github.streamcheck.server;

import io.github.streamcheck.observe.ActiveRules;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.RuleConfig;
import io.github.streamcheck.plan.ServerChecks.Demand;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.server.ServerCheck.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Applies the facts to pages and decides the severity of what they find. Immutable and thread-safe. */
final class FactChecks {

    /** How many contradictions of one fact are shown; the rest is only counted. */
    private static final int MAX_SHOWN = 5;

    private final ActiveRules rules;
    private final RuleConfig choice;

    /**
     * A page with all that is needed to judge it.
     *
     * @param scrape the page after the streams
     * @param examination the same in neutral words, beside what was seen
     */
    record Examined(Scrape scrape, MetricsDelta examination) {}

    FactChecks(ActiveRules rules, RuleConfig choice) {
        this.rules = rules;
        this.choice = choice;
    }

    /** A check for each fact that could be decided on any of the pages, and for those of which it matters that they could not. */
    List<ServerCheck> compare(List<Examined> pages, ClientObservations seen) {
        List<ServerCheck> checks = new ArrayList<>();
        for (ServerFact fact : rules.all(ServerFact.class)) {
            List<MetricsComparison> compared = new ArrayList<>();
            Status status = Status.OK;
            for (Examined page : pages) {
                List<MetricsComparison> own = fact.compare(page.examination());
                own.stream().map(each -> each.on(page.scrape().path())).forEach(compared::add);
                if (own.stream().anyMatch(each -> !each.isAgreed())) {
                    status = worse(status, weigh(fact, page.scrape().demand()));
                }
            }
            if (!compared.isEmpty()) {
                checks.add(new ServerCheck(fact.id(), status, message(compared), Optional.empty(), compared));
            } else {
                fact.unknown(seen)
                        .map(what -> new ServerCheck(fact.id(), Status.NOTE, "NO DATA: " + what, Optional.empty()))
                        .ifPresent(checks::add);
            }
        }
        return checks;
    }

    /** Returns a check for each rule that an answer from any page broke. */
    List<ServerCheck> check(List<ServerProbe.AnswerProblem> oddities) {
        Map<AnswerFact, List<MetricsComparison>> broken = new LinkedHashMap<>();
        oddities.forEach(oddity -> broken.computeIfAbsent(oddity.fact(), fact -> new ArrayList<>())
                .add(MetricsComparison.contradicts(
                                "the answer", oddity.message(), "nothing of that kind", oddity.message())
                        .on(oddity.path())));
        return broken.entrySet().stream()
                .map(each -> new ServerCheck(
                        each.getKey().id(),
                        weigh(each.getKey(), Demand.AUTO),
                        message(each.getValue()),
                        Optional.empty(),
                        each.getValue()))
                .toList();
    }

    /** A contradiction on a required page fails the verdict, unless the user set the rule's severity. */
    private Status weigh(Rule fact, Demand demand) {
        boolean configured = choice.severities().containsKey(fact.id());
        boolean fails = rules.severity(fact) == Severity.ERROR || (demand == Demand.REQUIRED && !configured);
        return fails ? Status.VIOLATION : Status.WARNING;
    }

    private static Status worse(Status one, Status other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static String message(List<MetricsComparison> compared) {
        List<String> contradictions = compared.stream()
                .flatMap(each -> each.contradiction().stream().map(why -> each.page() + " " + why))
                .toList();
        if (contradictions.isEmpty()) {
            return compared.stream()
                    .map(each -> each.page() + " agrees on " + each.what())
                    .collect(Collectors.joining("; "));
        }
        String more = contradictions.size() > MAX_SHOWN ? ", and " + (contradictions.size() - MAX_SHOWN) + " more" : "";
        return String.join("; ", contradictions.subList(0, Math.min(MAX_SHOWN, contradictions.size()))) + more;
    }
}

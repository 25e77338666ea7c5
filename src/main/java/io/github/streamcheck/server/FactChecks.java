package io.github.streamcheck.server;

import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleBook;
import io.github.streamcheck.plan.RuleChoice;
import io.github.streamcheck.plan.ServerChecks.Demand;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.server.ServerCheck.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Applies the facts to pages and weighs what they find. Immutable and thread-safe. */
final class FactChecks {

    /** What one fact shows of one page; the rest is only counted. */
    private static final int MAX_SHOWN = 5;

    private final RuleBook rules;
    private final RuleChoice choice;
    private final UnaryOperator<String> redact;

    /**
     * A page with all that is needed to judge it.
     *
     * @param scrape the page after the streams
     * @param examination the same in neutral words, beside what was seen
     */
    record Examined(Scrape scrape, Examination examination) {}

    /** @param redact makes what the server sent fit to be shown */
    FactChecks(RuleBook rules, RuleChoice choice, UnaryOperator<String> redact) {
        this.rules = rules;
        this.choice = choice;
        this.redact = redact;
    }

    /** A check for each fact that could be decided on any of the pages. */
    List<ServerCheck> compare(List<Examined> pages) {
        List<ServerCheck> checks = new ArrayList<>();
        for (ServerFact fact : rules.all(ServerFact.class)) {
            List<Comparison> compared = new ArrayList<>();
            Status status = Status.OK;
            for (Examined page : pages) {
                List<Comparison> own = fact.compare(page.examination());
                own.stream().map(each -> each.on(page.scrape().path(), redact)).forEach(compared::add);
                if (own.stream().anyMatch(each -> !each.isAgreed())) {
                    status = worse(status, weigh(fact, page.scrape().demand()));
                }
            }
            if (!compared.isEmpty()) {
                checks.add(new ServerCheck(fact.id(), status, message(compared), Optional.empty(), compared));
            }
        }
        return checks;
    }

    /** A check for each rule that was broken by an answer, whatever was asked for. */
    List<ServerCheck> check(List<ServerProbe.Oddity> oddities) {
        Map<AnswerFact, List<Comparison>> broken = new LinkedHashMap<>();
        oddities.forEach(oddity -> broken.computeIfAbsent(oddity.fact(), fact -> new ArrayList<>())
                .add(Comparison.contradicts("the answer", oddity.message(), "nothing of the kind", oddity.message())
                        .on(oddity.path(), redact)));
        return broken.entrySet().stream()
                .map(each -> new ServerCheck(
                        each.getKey().id(),
                        weigh(each.getKey(), Demand.AUTO),
                        message(each.getValue()),
                        Optional.empty(),
                        each.getValue()))
                .toList();
    }

    /** A page that is required has to tell the truth, unless the user said how much the rule weighs. */
    private Status weigh(Rule fact, Demand demand) {
        boolean said = choice.severities().containsKey(fact.id());
        boolean fails = rules.severity(fact) == Severity.ERROR || (demand == Demand.REQUIRED && !said);
        return fails ? Status.VIOLATION : Status.WARNING;
    }

    private static Status worse(Status one, Status other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static String message(List<Comparison> compared) {
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

package io.github.streamcheck.run;

import io.github.streamcheck.observe.ActiveRules;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RunRule;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.plan.Profile;
import io.github.streamcheck.plan.RuleConfig;
import io.github.streamcheck.plan.Severity;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The page that tells of all rules, made from what the rules say of themselves and from the tests' own tables. */
final class RulesPage {

    static final Path FILE = Path.of("src/site/markdown/rules.md");

    /** Rules that no answer of a server can provoke. */
    private static final Map<String, String> WITHOUT_FAULT = Map.of(
            "connect-failed", "any port where nothing listens",
            "ttft-not-below-duration", "none: it guards the checker's own clock");

    private final List<Rule> rules = Rule.all();
    private final List<FaultCase> faults = FaultCase.all();
    private final StringBuilder page = new StringBuilder();

    String render() {
        line("# Rules");
        line("");
        line("What streamcheck looks for in every stream. This page is generated from the code (`./mvnw test"
                + " -Dtest=RulesPageTest -Dstreamcheck.update=true`).");
        line("");
        line(
                "An `error` breaks a mainstream client or loses data: the stream has failed. A `warning` is for a careful engineer."
                        + " Rules that are `off` hold servers to the letter of the schema, and are on under `<profile>strict</profile>`;"
                        + " `<profile>lenient</profile>` leaves transport and termination. `<rules><stall>error</stall></rules>` sets"
                        + " single ones.");
        for (Category category : Category.values()) {
            List<Rule> own =
                    rules.stream().filter(rule -> rule.category() == category).toList();
            if (!own.isEmpty()) {
                line("");
                line("## " + category.title());
                own.forEach(this::rule);
            }
        }
        table();
        return page.toString();
    }

    private void rule(Rule rule) {
        line("");
        line("### " + rule.id());
        line("");
        line("*"
                + Arrays.stream(Profile.values())
                        .map(profile ->
                                profile.word() + ": " + severity(rule, profile).word())
                        .collect(Collectors.joining(", "))
                + "*");
        line("");
        line("Seen: " + rule.summary() + ".");
        line("");
        line(rule.explanation());
        line("");
        line("**Fix:** " + rule.fix());
    }

    private static Severity severity(Rule rule, Profile profile) {
        return new ActiveRules(new RuleConfig(profile, Map.of()), List.of(rule)).severity(rule);
    }

    private void table() {
        line("");
        line("## How each rule is proved");
        line("");
        line(
                "The faults are those of the simulator (`-Dstreamcheck.simulator.fault=…`); `FaultsTest` runs each over real"
                        + " sockets, and exactly the rules of `src/test/resources/faults.txt` fire. The corpus is in"
                        + " `src/test/resources/corpus`: streams on which a rule fires, or nearly does, under every split of the bytes.");
        line("");
        line("| rule | fault | tests |");
        line("| --- | --- | --- |");
        rules.forEach(rule -> line("| `" + rule.id() + "` | " + faults(rule) + " | " + tests(rule) + " |"));
    }

    /** The faults that provoke it; the one of its name alone if there is one. */
    String faults(Rule rule) {
        TreeSet<String> provoking = faults.stream()
                .filter(each -> each.rules().contains(rule.id()))
                .map(FaultCase::fault)
                .collect(Collectors.toCollection(TreeSet::new));
        if (provoking.contains(rule.id())) {
            return "`" + rule.id() + "`";
        }
        return provoking.isEmpty()
                ? WITHOUT_FAULT.getOrDefault(rule.id(), "")
                : provoking.stream().map(id -> "`" + id + "`").collect(Collectors.joining(", "));
    }

    /** Where it is tested. */
    String tests(Rule rule) {
        String own = rule instanceof StreamRule
                ? "`corpus/" + rule.id() + ".txt`"
                : rule instanceof RunRule
                        ? "`RunRulesTest`"
                        : switch (rule.category()) {
                            case PARITY -> "`ParityTest`";
                            case SERVER -> "`FactsTest`";
                            default -> "`ProbesTest`";
                        };
        return faults(rule).startsWith("`") ? own + ", `FaultsTest`" : own;
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}

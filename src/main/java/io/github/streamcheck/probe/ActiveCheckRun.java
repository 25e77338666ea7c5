package io.github.streamcheck.probe;

import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleBook;
import io.github.streamcheck.observe.StreamJudge;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.HttpTransport;
import io.github.streamcheck.wire.Protocol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Makes the checks that ask the server themselves. For one use, by one thread. */
public final class ActiveCheckRun {

    private static final int ANSWERS_OF_A_KIND = 2;

    private final HttpTransport transport;
    private final Plan plan;
    private final RuleBook rules;
    private final UnaryOperator<String> redact;
    private final BooleanSupplier stopped;
    private final Consumer<FindingGroup> findings;
    private final Consumer<String> notes;
    private final Consumer<String> log;

    /**
     * Checks to make over {@code transport}.
     *
     * @param redact makes what the server sent fit to be shown
     * @param stopped whether the run has ended meanwhile
     * @param findings takes what is found
     * @param notes takes what could not be checked
     * @param log takes what was
     */
    public ActiveCheckRun(
            HttpTransport transport,
            Plan plan,
            RuleBook rules,
            UnaryOperator<String> redact,
            BooleanSupplier stopped,
            Consumer<FindingGroup> findings,
            Consumer<String> notes,
            Consumer<String> log) {
        this.transport = transport;
        this.plan = plan;
        this.rules = rules;
        this.redact = redact;
        this.stopped = stopped;
        this.findings = findings;
        this.notes = notes;
        this.log = log;
    }

    /**
     * Makes those checks of one endpoint that the plan asks for.
     *
     * @throws InterruptedException if this thread is interrupted
     */
    public void check(Protocol protocol, String model, boolean includeUsage) throws InterruptedException {
        Client client = new Client(transport, plan, protocol, model, includeUsage, stopped);
        if (plan.activeChecks().parity() > 0) {
            parity(client);
        }
        if (plan.activeChecks().probes()) {
            probes(client);
        }
    }

    private void probes(Client client) throws InterruptedException {
        int made = 0;
        int expected = 0;
        for (Probe probe : rules.all(Probe.class)) {
            if (!stopped.getAsBoolean()) {
                made++;
                expected += probe(probe, client) ? 1 : 0;
            }
        }
        log.accept(
                "probes (" + client.protocol().endpoint().name() + "): " + expected + " of " + made + " as expected");
    }

    /** Whether the answer was as expected. */
    private boolean probe(Probe probe, Client client) throws InterruptedException {
        String endpoint = client.protocol().endpoint().name();
        try {
            Probe.Result result = probe.run(client);
            if (stopped.getAsBoolean()) {
                return false;
            }
            switch (result.kind()) {
                case EXPECTED -> {}
                case NOT_APPLICABLE ->
                    notes.accept(redact.apply(probe.id() + " (" + endpoint + "): " + result.message()));
                case FOUND -> find(probe, endpoint, result.message(), 1);
            }
            return result.kind() == Probe.Result.Kind.EXPECTED;
        } catch (RuntimeException problem) {
            failed(probe, endpoint, problem);
            return false;
        }
    }

    private void parity(Client client) throws InterruptedException {
        Map<Found, Integer> found = new LinkedHashMap<>();
        int compared = 0;
        for (int number = 1; number <= plan.activeChecks().parity() && !stopped.getAsBoolean(); number++) {
            Optional<Comparison> answers =
                    compare(client, plan.request().prompts().text(number - 1));
            if (answers.isPresent() && !stopped.getAsBoolean()) {
                compared++;
                for (ParityRule rule : rules.all(ParityRule.class)) {
                    check(rule, client, answers.get())
                            .ifPresent(message -> found.merge(new Found(rule, message), 1, Integer::sum));
                }
            }
        }
        log.accept("parity (" + client.protocol().endpoint().name() + "): " + compared + " of "
                + plan.activeChecks().parity() + " prompts compared");
        found.forEach(
                (each, times) -> find(each.rule(), client.protocol().endpoint().name(), each.message(), times));
    }

    private record Found(Rule rule, String message) {}

    private Optional<String> check(ParityRule rule, Client client, Comparison answers) {
        try {
            return rule.check(answers);
        } catch (RuntimeException problem) {
            failed(rule, client.protocol().endpoint().name(), problem);
            return Optional.empty();
        }
    }

    /** Empty if plain answers can't be compared with each other already. */
    private Optional<Comparison> compare(Client client, String prompt) throws InterruptedException {
        List<Answer> plain = new ArrayList<>();
        List<Answer> streamed = new ArrayList<>();
        for (int i = 0; i < ANSWERS_OF_A_KIND; i++) {
            plain.add(client.plain(client.request(prompt, Map.of())));
            streamed.add(client.stream(client.request(prompt, Map.of())).answer());
        }
        String endpoint = client.protocol().endpoint().name();
        if (plain.stream().anyMatch(answer -> !answer.isSuccess())) {
            notes.accept(redact.apply("parity (" + endpoint + ") is not comparable: the plain answer is "
                    + plain.get(0).outcome()));
            return Optional.empty();
        }
        if (!plain.get(0).text().equals(plain.get(1).text())) {
            notes.accept("parity (" + endpoint
                    + ") is not comparable: two plain answers to one prompt differ, at temperature 0"
                    + " and with a seed");
            return Optional.empty();
        }
        return Optional.of(new Comparison(plain.get(0), streamed));
    }

    private void find(Rule rule, String endpoint, String message, int times) {
        findings.accept(
                new FindingGroup(rule.id(), rules.severity(rule), endpoint, redact.apply(message), times, List.of()));
    }

    private void failed(Rule rule, String endpoint, RuntimeException problem) {
        findings.accept(new FindingGroup(
                StreamJudge.RULE_FAILED, Severity.ERROR, endpoint, StreamJudge.failure(rule, problem), 1, List.of()));
    }
}

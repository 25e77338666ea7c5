package io.github.streamcheck.probe;

import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleBook;
import io.github.streamcheck.observe.StreamJudge;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.HttpTransport;
import io.github.streamcheck.wire.Protocol;
import io.github.streamcheck.wire.StreamRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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
        Optional<Wording> wording = Wording.of(protocol.endpoint().shape());
        if (wording.isEmpty()) {
            if (plan.activeChecks().parity() > 0 || plan.activeChecks().probes()) {
                notes.accept("parity and probes are not made at "
                        + protocol.endpoint().name() + ": it gives no plain answers");
            }
            return;
        }
        Client client = new Client(transport, plan, protocol, wording.get(), model, includeUsage, stopped);
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
            if (!stopped.getAsBoolean() && probe.isAbout(client.protocol().endpoint())) {
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
                case FOUND -> find(probe, endpoint, result.message(), 1, client.lastSeen());
            }
            return result.kind() == Probe.Result.Kind.EXPECTED;
        } catch (RuntimeException problem) {
            failed(probe, endpoint, problem);
            return false;
        }
    }

    private void parity(Client client) throws InterruptedException {
        Map<Found, List<String>> found = new LinkedHashMap<>();
        int compared = 0;
        for (int number = 1; number <= plan.activeChecks().parity() && !stopped.getAsBoolean(); number++) {
            Optional<Comparison> answers =
                    compare(client, plan.request().prompts().text(number - 1));
            if (answers.isPresent() && !stopped.getAsBoolean()) {
                compared++;
                for (ParityRule rule : rules.all(ParityRule.class)) {
                    check(rule, client, answers.get())
                            .ifPresent(message -> found.computeIfAbsent(
                                            new Found(rule, message), first -> new ArrayList<>())
                                    .add(answers.get().evidence()));
                }
            }
        }
        log.accept("parity (" + client.protocol().endpoint().name() + "): " + compared + " of "
                + plan.activeChecks().parity() + " prompts compared");
        found.forEach((each, seen) ->
                find(each.rule(), client.protocol().endpoint().name(), each.message(), seen.size(), seen.get(0)));
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
            // Both that stream is false and that it is absent ask for a plain answer.
            add(client, prompt, i > 0, plain, streamed);
        }
        if (isOneText(plain) && !isOneText(streamed)) {
            add(client, prompt, true, plain, streamed);
        }
        Optional<Answer> unasked = plain.stream().filter(Answer::holdsEvents).findFirst();
        if (unasked.isPresent()) {
            return Optional.of(new Comparison(unasked.get(), streamed));
        }
        String endpoint = client.protocol().endpoint().name();
        Optional<Answer> refused =
                plain.stream().filter(answer -> !answer.isSuccess()).findFirst();
        if (refused.isPresent()) {
            notes.accept(redact.apply("parity (" + endpoint + ") is not comparable: the plain answer is "
                    + refused.get().outcome()));
            return Optional.empty();
        }
        if (!isOneText(plain)) {
            notes.accept("parity (" + endpoint
                    + ") is not comparable: two plain answers to one prompt differ, at temperature 0"
                    + " and with a seed");
            return Optional.empty();
        }
        if (plain.get(0).text().isBlank()
                && streamed.stream().allMatch(answer -> answer.text().isBlank())) {
            notes.accept("parity (" + endpoint + "): no text was generated, so there was none to compare");
        }
        return Optional.of(new Comparison(plain.get(0), streamed));
    }

    private void add(Client client, String prompt, boolean absent, List<Answer> plain, List<Answer> streamed)
            throws InterruptedException {
        StreamRequest request = client.request(prompt, Map.of());
        plain.add(counted(client.plain(request, absent)));
        streamed.add(counted(client.stream(request).answer()));
    }

    /** A count that is only an estimate is held against nobody. */
    private Answer counted(Answer answer) {
        return plan.request().usageIsEstimate() ? answer.withoutTokens() : answer;
    }

    private static boolean isOneText(List<Answer> answers) {
        return answers.stream().map(answer -> answer.text().strip()).distinct().count() == 1;
    }

    private void find(Rule rule, String endpoint, String message, int times, String seen) {
        FindingGroup.Example example = new FindingGroup.Example(
                FindingGroup.Example.NO_STREAM, Evidence.of(seen).shown(redact), OptionalDouble.empty());
        findings.accept(new FindingGroup(
                rule.id(), rules.severity(rule), endpoint, redact.apply(message), times, List.of(example)));
    }

    private void failed(Rule rule, String endpoint, RuntimeException problem) {
        findings.accept(new FindingGroup(
                StreamJudge.RULE_FAILED, Severity.ERROR, endpoint, StreamJudge.failure(rule, problem), 1, List.of()));
    }
}

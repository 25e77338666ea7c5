package io.github.streamcheck.probe;

import io.github.streamcheck.observe.ActiveRules;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.StreamJudge;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.HttpTransport;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Makes the checks that ask the server themselves. For one use, by one thread. */
public final class ActiveCheckRunner {

    private final HttpTransport transport;
    private final Plan plan;
    private final ActiveRules rules;
    private final BooleanSupplier stopped;
    private final Consumer<FindingGroup> findings;
    private final Consumer<String> notes;
    private final Consumer<String> log;

    /**
     * Checks to make over {@code transport}.
     *
     * @param stopped whether the run has ended meanwhile
     * @param findings takes what is found
     * @param notes takes what could not be checked
     * @param log takes what was
     */
    public ActiveCheckRunner(
            HttpTransport transport,
            Plan plan,
            ActiveRules rules,
            BooleanSupplier stopped,
            Consumer<FindingGroup> findings,
            Consumer<String> notes,
            Consumer<String> log) {
        this.transport = transport;
        this.plan = plan;
        this.rules = rules;
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
    public void check(AskedEndpoint endpoint) throws InterruptedException {
        Endpoint asked = endpoint.protocol().endpoint();
        Optional<ApiDialect> dialect = ApiDialect.of(asked.shape());
        if (dialect.isEmpty()) {
            if (plan.activeChecks().parity() > 0 || plan.activeChecks().probes()) {
                notes.accept("parity and probes are not made at " + asked.name() + ": it gives no plain answers");
            }
            return;
        }
        Client client = new Client(transport, plan, endpoint, dialect.get(), stopped);
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
                case NOT_APPLICABLE -> notes.accept(probe.id() + " (" + endpoint + "): " + result.message());
                case FOUND -> find(probe, endpoint, result.message(), 1, client.lastSeen());
            }
            return result.kind() == Probe.Result.Kind.EXPECTED;
        } catch (RuntimeException problem) {
            failed(probe, endpoint, problem);
            return false;
        }
    }

    private void parity(Client client) throws InterruptedException {
        String endpoint = client.protocol().endpoint().name();
        ParityCheck check = new ParityCheck(
                client,
                plan,
                rules.all(ParityRule.class),
                stopped,
                note -> notes.accept("parity (" + endpoint + ") " + note),
                (rule, problem) -> failed(rule, endpoint, problem));
        List<ParityCheck.Found> found = check.run();
        log.accept("parity (" + endpoint + "): " + check.compared() + " of "
                + plan.activeChecks().parity() + " prompts compared");
        found.forEach(each -> find(each.rule(), endpoint, each.message(), each.prompts(), each.evidence()));
    }

    private void find(Rule rule, String endpoint, String message, int times, String seen) {
        FindingGroup.Example example =
                new FindingGroup.Example(FindingGroup.Example.NO_STREAM, Evidence.of(seen), OptionalDouble.empty());
        findings.accept(new FindingGroup(rule.id(), rules.severity(rule), endpoint, message, times, List.of(example)));
    }

    private void failed(Rule rule, String endpoint, RuntimeException problem) {
        findings.accept(new FindingGroup(
                StreamJudge.RULE_FAILED, Severity.ERROR, endpoint, StreamJudge.failure(rule, problem), 1, List.of()));
    }
}

package io.github.streamcheck.run;

import io.github.streamcheck.engine.Engine;
import io.github.streamcheck.observe.ActiveRules;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RunTally;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.Shard;
import io.github.streamcheck.wire.HttpTransport;
import java.time.Duration;

/**
 * What all phases of a run share. Immutable, except for the engine, the tally and the journal.
 *
 * @param plan what is asked of this shard
 * @param shard which part of the whole run it is
 * @param tally takes what comes of each stream
 */
record RunContext(Plan plan, Shard shard, Engine engine, ActiveRules rules, RunTally tally, RunJournal journal) {

    private static final Duration PAGE_LIMIT = Duration.ofSeconds(10);

    /** A context whose streams are judged by the plan's own rules and counted in a tally of their own. */
    static RunContext of(Plan plan, Shard shard, Engine engine, RunJournal journal) {
        ActiveRules rules = new ActiveRules(plan.rules(), Rule.all());
        RunTally tally = new RunTally(plan.thresholds(), rules, journal.sanitizer());
        return new RunContext(plan, shard, engine, rules, tally, journal);
    }

    boolean isStopped() {
        return engine.stopped().isPresent();
    }

    /** How long to wait for a page of the server, such as its metrics. */
    Duration pageLimit() {
        Duration idle = plan.limits().idle().after();
        return idle.compareTo(PAGE_LIMIT) < 0 ? idle : PAGE_LIMIT;
    }

    /** New connections to the server, at most so many at once. */
    HttpTransport connect(int connections) {
        return new HttpTransport(
                plan.target(),
                plan.httpVersion(),
                connections,
                plan.limits().connect(),
                plan.limits().sizes(),
                engine::fail);
    }

    /** Requests other than streams, which wait for their answers. */
    @FunctionalInterface
    interface Questions {
        void ask() throws InterruptedException;
    }

    /** Asks; an interrupt stops the run, and so does an error of streamcheck's own. */
    void ask(Questions questions) {
        try {
            questions.ask();
        } catch (InterruptedException interrupt) {
            engine.stop("interrupted");
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error own) {
            engine.fail(own);
        }
    }
}

package io.github.streamcheck.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.SizeLimits;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.run.Plans;
import io.github.streamcheck.run.Runs;
import io.github.streamcheck.verdict.Reason;
import io.github.streamcheck.wire.ScriptedServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/** A whole run under attack, with all that it leaves behind. */
final class AttackRun {

    /** Small, so that they are reached soon. */
    private static final SizeLimits SIZES = new SizeLimits(64 << 10, 256 << 10, 8 << 10, 1 << 20, 2_000);

    static {
        // While several threads wait for SLF4J to begin, it gives loggers that are loud, and a run refuses those.
        ILoggerFactory unused = LoggerFactory.getILoggerFactory();
    }

    private final Attack attack;
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final AtomicReference<Throwable> thrown = new AtomicReference<>();
    private final AtomicReference<RunResult> result = new AtomicReference<>();

    /** All threads of the run are born into it. */
    private final ThreadGroup threads;

    private AttackRun(Attack attack) {
        this.attack = attack;
        this.threads = new ThreadGroup(attack.name());
    }

    /** Makes the run and asserts all that has to hold for every attack, and what this one is found by; reports go to {@code folder}. */
    static void check(Attack attack, Path folder) throws Exception {
        AttackRun run = new AttackRun(attack);
        try (ScriptedServer server = attack.server().open()) {
            Plan plan = run.plan(server);
            RunResult result = run.make(plan);
            run.assertNothingRuns();
            new Shown(result, plan.redactor(), folder, run.log).assertHarmless();
            run.assertFound(result);
        }
    }

    private Plan plan(ScriptedServer server) {
        URI uri =
                attack.secure() ? URI.create("https://localhost:" + server.uri().getPort()) : server.uri();
        return attack.plan()
                .apply(Plans.against(uri)
                        .key(Shown.KEY)
                        .model("m")
                        .endpoints("chat")
                        .load(1, 1, 0)
                        .limited(Duration.ofSeconds(3), Duration.ofSeconds(6), Duration.ofSeconds(60))
                        .sizes(SIZES))
                .plan();
    }

    private RunResult make(Plan plan) throws InterruptedException {
        Thread runner = new Thread(threads, () -> {
            try {
                result.set(Runs.of(plan, log::add).run());
            } catch (Throwable broken) {
                thrown.set(broken);
            }
        });
        runner.start();
        runner.join();
        assertThat(thrown.get()).isNull();
        return result.get();
    }

    private void assertNothingRuns() throws InterruptedException {
        Thread[] left = new Thread[threads.activeCount() + 10];
        int count = threads.enumerate(left);
        for (int i = 0; i < count; i++) {
            left[i].join(10_000);
            assertThat(left[i].isAlive())
                    .as("%s outlives the run", left[i].getName())
                    .isFalse();
        }
    }

    private void assertFound(RunResult run) {
        List<String> told = Stream.of(
                        run.figures().findings().stream().map(AttackRun::describe),
                        run.server().stream()
                                .filter(check -> check.status().isBad())
                                .map(check -> check.id() + ": " + check.message()),
                        run.verdict().violations().stream().map(Reason::text),
                        run.verdict().warnings().stream().map(Reason::text),
                        run.notes().stream())
                .flatMap(each -> each)
                .toList();

        assertThat(run.partial()).as("why it broke off").isEmpty();
        assertThat(run.verdict().isPass()).as("whether it passes: %s", told).isEqualTo(attack.harmless());
        if (!attack.told().isEmpty() || !attack.words().isEmpty()) {
            assertThat(told).anyMatch(text -> text.startsWith(attack.told()) && text.contains(attack.words()));
        }
    }

    private static String describe(FindingGroup finding) {
        return finding.rule() + ": " + finding.message()
                + finding.examples().stream()
                        .map(example -> "; " + example.evidence().excerpt())
                        .collect(Collectors.joining());
    }
}

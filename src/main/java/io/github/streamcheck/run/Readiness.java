package io.github.streamcheck.run;

import io.github.streamcheck.server.ServerProbe;
import io.github.streamcheck.text.Durations;
import io.github.streamcheck.wire.PlainAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Waits for a server that has just been started, as long as the plan allows. Asks for its health, or for its models where health is not
 * asked for or not there, until it answers. For one thread.
 */
final class Readiness {

    private static final Duration PERIOD = Duration.ofMillis(500);

    private final RunContext context;
    private final ServerProbe probe;
    private final Duration limit;
    private String path;
    private boolean answered;
    private volatile PlainAnswer last;

    /** Asks once. */
    Readiness(RunContext context, ServerProbe probe) {
        this.context = context;
        this.probe = probe;
        this.limit = context.plan().limits().startup();
        this.path = context.plan().serverChecks().healthPath().orElse(ServerProbe.MODELS);
        this.last = ask();
    }

    /** Waits. Gives whether the server is ready; if not, the journal has the reason, or the run was stopped. */
    boolean await() {
        if (isReady(last)) {
            return true;
        }
        RunLog log = context.journal().log();
        Instant begin = Instant.now();
        log.info("waiting up to " + Durations.format(limit) + " for the server (startupTimeout): " + shown());
        Runnable silence = context.engine()
                .every(
                        log.progressPeriod(),
                        () -> log.progress("waiting since "
                                + Durations.format(
                                        Duration.between(begin, Instant.now()).truncatedTo(ChronoUnit.SECONDS))
                                + ": " + shown()));
        try {
            Instant end = begin.plus(limit);
            while (!isReady(last) && !context.isStopped() && Instant.now().isBefore(end)) {
                context.engine().await(Instant.now().plus(PERIOD));
                last = ask();
            }
        } finally {
            silence.run();
            log.progressEnded();
        }
        if (isReady(last)) {
            context.journal()
                    .note("the server was ready after " + Durations.format(Duration.between(begin, Instant.now())));
            return true;
        }
        if (!context.isStopped()) {
            boolean gone = answered && last.status() == 0;
            context.journal()
                    .broken(
                            "startup",
                            (gone ? "the server answered at first, then stopped answering" : "the server is not ready")
                                    + " after startupTimeout (" + Durations.format(limit) + "): " + last.describe()
                                    + "; look at its log, or raise startupTimeout");
        }
        return false;
    }

    private String shown() {
        return context.journal().sanitizer().line(last.describe());
    }

    private PlainAnswer ask() {
        PlainAnswer answer = probe.ask(path);
        if (answer.isAbsent() && !path.equals(ServerProbe.MODELS)) {
            path = ServerProbe.MODELS;
            answer = probe.ask(path);
        }
        answered |= answer.status() > 0;
        return answer;
    }

    /** A server that loads its model says 503. One that wants a key, or has no list of models, is there. */
    private static boolean isReady(PlainAnswer answer) {
        return answer.status() > 0 && answer.status() < 500;
    }
}

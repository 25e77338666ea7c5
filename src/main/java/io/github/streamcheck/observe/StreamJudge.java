package io.github.streamcheck.observe;

import io.github.streamcheck.observe.measure.FigureTaker;
import io.github.streamcheck.observe.measure.TokenTimes;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import io.github.streamcheck.wire.StreamListener;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Shows one stream's events to the rules and to the figure taker, and says what came of it. A rule that throws is itself an
 * error finding: a check that could not be made must never count as one that passed.
 */
public final class StreamJudge implements StreamListener {

    /** The rule id under which a rule that threw is reported. */
    public static final String RULE_FAILED = "rule-failed";

    /** A rule can be broken in thousands of places of a stream; the first ones say it all, and leave room for other rules. */
    private static final int MAX_FINDINGS_OF_A_RULE = 5;

    private final StreamContext stream;
    private final RuleBook rules;
    private final UnaryOperator<String> redact;
    private final Consumer<StreamResult> sink;
    private final StreamFacts facts = new StreamFacts();
    private final FigureTaker figures;
    private final List<Watcher> watchers = new ArrayList<>();
    private final List<Watcher> watchersOfNotable;
    private final List<Watcher> watchersOfEvery;
    private final Continuity continuity = new Continuity();
    private final List<Finding> findings = new ArrayList<>();
    private boolean failed;
    private long nowNanos;

    /**
     * Judges one stream by the {@code rules} that are on.
     *
     * @param times takes what is measured at each token delta
     * @param redact takes secrets out of what the server sent
     * @param sink is given the result at the stream's end
     */
    public StreamJudge(
            StreamContext stream,
            RuleBook rules,
            TokenTimes times,
            UnaryOperator<String> redact,
            Consumer<StreamResult> sink) {
        this.stream = stream;
        this.rules = rules;
        this.redact = redact;
        this.sink = sink;
        this.figures = new FigureTaker(facts, times, stream.scheduledNanos());
        for (StreamRule rule : rules.all(StreamRule.class)) {
            if (rule.isAbout(stream.endpoint().shape())) {
                watchers.add(new Watcher(rule));
            }
        }
        watchersOfNotable = watchers.stream()
                .filter(watcher -> Hooks.seeNotable(watcher.observer))
                .toList();
        watchersOfEvery = watchers.stream()
                .filter(watcher -> Hooks.seeEvery(watcher.observer))
                .toList();
    }

    @Override
    public void on(StreamEvent event) {
        nowNanos = event.atNanos();
        if (event instanceof StreamEvent.Received received) {
            received(received);
        } else {
            facts.on(event);
            figures.on(event);
            for (Watcher watcher : watchers) {
                watcher.on(event);
            }
        }
        if (event instanceof StreamEvent.Ended end) {
            sink.accept(result(end));
        }
    }

    private void received(StreamEvent.Received event) {
        boolean continuation = continuity.isContinued(event);
        facts.on(event, continuation);
        figures.on(event, continuation);
        for (Watcher watcher : continuation ? watchersOfEvery : watchersOfNotable) {
            watcher.received(event, continuation);
        }
    }

    private StreamResult result(StreamEvent.Ended end) {
        // What was found before the run ended is true all the same.
        StreamResult.Outcome outcome = failed
                ? StreamResult.Outcome.FAILED
                : end.how() instanceof StreamEnd.Cancelled
                        ? StreamResult.Outcome.CANCELLED
                        : StreamResult.Outcome.SUCCEEDED;
        return new StreamResult(
                stream,
                outcome,
                findings,
                facts.answer().map(StreamEvent.Answered::status),
                facts.id(),
                figures.figures(end),
                end);
    }

    private OptionalDouble sinceStart() {
        return facts.answer()
                .map(answer -> OptionalDouble.of((nowNanos - answer.connection().startedNanos()) / 1e6))
                .orElse(OptionalDouble.empty());
    }

    /** What is said of a rule that threw. */
    public static String failure(Rule rule, RuntimeException problem) {
        return "the rule " + rule.id() + " failed: " + problem.getClass().getSimpleName()
                + "; please report this as a bug of streamcheck";
    }

    /** One rule at work on this stream. */
    private final class Watcher implements Findings {

        private final StreamRule rule;
        private final StreamObserver observer;
        private boolean broken;
        private int found;

        Watcher(StreamRule rule) {
            this.rule = rule;
            this.observer = begin(rule);
        }

        private StreamObserver begin(StreamRule begun) {
            try {
                return begun.observe(stream, facts, this);
            } catch (RuntimeException problem) {
                return broken(problem);
            }
        }

        @Override
        public void add(String message, Evidence evidence) {
            add(rules.severity(rule), message, evidence);
        }

        @Override
        public void addMinor(String message, Evidence evidence) {
            add(rules.minorSeverity(rule), message, evidence);
        }

        private void add(Severity severity, String message, Evidence evidence) {
            failed |= severity == Severity.ERROR && !rule.countsOnlyIfMost();
            if (found++ < MAX_FINDINGS_OF_A_RULE) {
                findings.add(
                        new Finding(rule.id(), severity, redact.apply(message), evidence.shown(redact), sinceStart()));
            }
        }

        void received(StreamEvent.Received event, boolean continuation) {
            if (broken) {
                return;
            }
            try {
                observer.on(event, continuation);
            } catch (RuntimeException problem) {
                broken(problem);
            }
        }

        void on(StreamEvent event) {
            if (broken) {
                return;
            }
            try {
                observer.on(event);
            } catch (RuntimeException problem) {
                broken(problem);
            }
        }

        private StreamObserver broken(RuntimeException problem) {
            broken = true;
            failed = true;
            findings.add(new Finding(
                    RULE_FAILED,
                    Severity.ERROR,
                    failure(rule, problem),
                    Evidence.of(String.valueOf(problem.getMessage())).shown(redact),
                    sinceStart()));
            return new StreamObserver() {};
        }
    }
}

package io.github.streamcheck.observe;

import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import io.github.streamcheck.wire.StreamListener;
import io.github.streamcheck.wire.StreamRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * Shows one stream's events to the rules and to {@link StreamMetrics}, and makes its result of what they find. A rule that throws is itself an
 * error finding: a check that could not be made must never count as one that passed.
 */
public final class StreamJudge implements StreamListener {

    /** The rule id under which a rule that threw is reported. */
    public static final String RULE_FAILED = "rule-failed";

    /** A rule can be broken in thousands of places of a stream; the first ones say it all, and leave room for other rules. */
    private static final int MAX_FINDINGS_OF_A_RULE = 5;

    private final StreamContext stream;
    private final ActiveRules rules;
    private final Sanitizer sanitizer;
    private final Consumer<StreamResult> sink;
    private final StreamFacts facts = new StreamFacts();
    private final StreamMetrics figures;
    private final List<RuleExecution> watchers = new ArrayList<>();
    private final List<RuleExecution> watchersOfSignificant;
    private final List<RuleExecution> watchersOfEvery;
    private final List<RuleExecution> watchersOfReads;
    private final ContinuationDetector continuity = new ContinuationDetector();
    private final List<Finding> findings = new ArrayList<>();
    private boolean failed;
    private long nowNanos;

    /**
     * Judges one stream by the {@code rules} that are on.
     *
     * @param times takes what is measured at each token delta
     * @param sanitizer makes the server's texts safe to show
     * @param sink is given the result at the stream's end
     */
    public StreamJudge(
            StreamContext stream,
            ActiveRules rules,
            TokenListener times,
            Sanitizer sanitizer,
            Consumer<StreamResult> sink) {
        this.stream = stream;
        this.rules = rules;
        this.sanitizer = sanitizer;
        this.sink = sink;
        this.figures = new StreamMetrics(facts, times, stream.scheduledNanos());
        for (StreamRule rule : rules.all(StreamRule.class)) {
            if (rule.isAbout(stream.endpoint().shape())) {
                watchers.add(new RuleExecution(rule));
            }
        }
        watchersOfSignificant = watchers.stream()
                .filter(watcher -> ObserverCapabilities.seeSignificant(watcher.observer))
                .toList();
        watchersOfEvery = watchers.stream()
                .filter(watcher -> ObserverCapabilities.seeEvery(watcher.observer))
                .toList();
        watchersOfReads = watchers.stream()
                .filter(watcher -> ObserverCapabilities.seeReads(watcher.observer))
                .toList();
    }

    @Override
    public void on(StreamEvent event) {
        nowNanos = event.atNanos();
        if (event instanceof StreamEvent.EventReceived received) {
            received(received);
        } else if (event instanceof StreamEvent.BytesRead read) {
            for (RuleExecution watcher : watchersOfReads) {
                watcher.on(read);
            }
        } else {
            facts.on(event);
            figures.on(event);
            for (RuleExecution watcher : watchers) {
                watcher.on(event);
            }
        }
        if (event instanceof StreamEvent.Ended end) {
            sink.accept(result(end));
        }
    }

    private void received(StreamEvent.EventReceived event) {
        boolean continuation = continuity.isContinued(event);
        facts.on(event, continuation);
        figures.on(event, continuation);
        for (RuleExecution watcher : continuation ? watchersOfEvery : watchersOfSignificant) {
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
                facts.answer().map(StreamEvent.ResponseHead::status),
                facts.id(),
                figures.figures(end),
                end);
    }

    private OptionalDouble sinceStart() {
        return facts.answer()
                .map(answer -> OptionalDouble.of((nowNanos - answer.connection().startedNanos()) / 1e6))
                .orElse(OptionalDouble.empty());
    }

    /** The message about a rule that threw. */
    public static String failure(Rule rule, RuntimeException problem) {
        return "the rule " + rule.id() + " failed: " + problem.getClass().getSimpleName()
                + "; please report this as a bug of streamcheck";
    }

    /** One rule at work on this stream. */
    private final class RuleExecution implements ObservedStream {

        private final StreamRule rule;
        private final StreamObserver observer;
        private boolean broken;
        private int found;

        RuleExecution(StreamRule rule) {
            this.rule = rule;
            this.observer = begin(rule);
        }

        private StreamObserver begin(StreamRule begun) {
            try {
                return begun.observe(this);
            } catch (RuntimeException problem) {
                return broken(problem);
            }
        }

        @Override
        public Endpoint endpoint() {
            return stream.endpoint();
        }

        @Override
        public String question() {
            return stream.question();
        }

        @Override
        public StreamRequest request() {
            return stream.request();
        }

        @Override
        public StreamFacts facts() {
            return facts;
        }

        @Override
        public void report(String message, Evidence evidence) {
            add(rules.severity(rule), message, evidence);
        }

        @Override
        public void warn(String message, Evidence evidence) {
            add(rules.minorSeverity(rule), message, evidence);
        }

        private void add(Severity severity, String message, Evidence evidence) {
            failed |= severity == Severity.ERROR && rule.quorum() == Quorum.ANY;
            if (found++ < MAX_FINDINGS_OF_A_RULE) {
                findings.add(new Finding(
                        rule.id(), severity, sanitizer.line(message), sanitizer.evidence(evidence), sinceStart()));
            }
        }

        void received(StreamEvent.EventReceived event, boolean continuation) {
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
                    sanitizer.evidence(Evidence.of(String.valueOf(problem.getMessage()))),
                    sinceStart()));
            return StreamObserver.NONE;
        }
    }
}

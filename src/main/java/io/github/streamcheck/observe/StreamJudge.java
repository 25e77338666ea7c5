package io.github.streamcheck.observe;

import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import io.github.streamcheck.wire.StreamListener;
import io.github.streamcheck.wire.StreamRequest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
    private final StreamFacts facts;
    private final StreamMetrics figures;
    private final Map<Sight, List<RuleExecution>> watchers = new EnumMap<>(Sight.class);
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
        this.facts = new StreamFacts(stream.endpoint().shape());
        this.figures =
                new StreamMetrics(facts, stream.request().slow() ? TokenListener.NONE : times, stream.scheduledNanos());
        for (StreamRule rule : rules.ofStreams(stream.endpoint().shape())) {
            if (!stream.isJudgedBy(rule)) {
                continue;
            }
            RuleExecution watcher = new RuleExecution(rule);
            for (Sight sight : Sight.of(watcher.observer)) {
                watchers.computeIfAbsent(sight, none -> new ArrayList<>()).add(watcher);
            }
        }
    }

    @Override
    public void on(StreamEvent event) {
        nowNanos = event.atNanos();
        if (event instanceof StreamEvent.EventReceived received) {
            received(received);
        } else {
            facts.on(event);
            figures.on(event);
            // What rules find at the end is about whole streams.
            if (!isAbandoned(event)) {
                show(event, Sight.in(event));
            }
        }
        if (event instanceof StreamEvent.Ended end) {
            sink.accept(result(end));
        }
    }

    private void received(StreamEvent.EventReceived event) {
        if (continuity.isContinued(event)) {
            Payload.Choice choice =
                    event.payload().asChunk().orElseThrow().choices().get(0);
            facts.continued(event, choice);
            figures.choice(event.sse(), choice);
            for (RuleExecution watcher : watchers(Sight.CONTINUATIONS)) {
                watcher.continued(event, choice);
            }
        } else {
            facts.on(event, false);
            figures.on(event);
            show(event, Sight.SIGNIFICANT_EVENTS);
        }
    }

    private void show(StreamEvent event, Sight sight) {
        for (RuleExecution watcher : watchers(sight)) {
            watcher.on(event);
        }
    }

    private List<RuleExecution> watchers(Sight sight) {
        return watchers.getOrDefault(sight, List.of());
    }

    private StreamResult result(StreamEvent.Ended end) {
        // What was found before the run ended is true all the same.
        return new StreamResult(
                stream,
                failed ? StreamResult.Outcome.FAILED : unfailed(end),
                findings,
                facts.answer().map(StreamEvent.ResponseHead::status),
                facts.answer().map(StreamEvent.ResponseHead::mediaType).orElse(""),
                facts.id(),
                figures.figures(end),
                end);
    }

    private StreamResult.Outcome unfailed(StreamEvent.Ended end) {
        if (isAbandoned(end)) {
            return StreamResult.Outcome.ABANDONED;
        }
        if (end.how() instanceof StreamEnd.Cancelled) {
            return StreamResult.Outcome.CANCELLED;
        }
        return stream.request().slow() ? StreamResult.Outcome.SLOW : StreamResult.Outcome.SUCCEEDED;
    }

    private static boolean isAbandoned(StreamEvent event) {
        return event instanceof StreamEvent.Ended end && end.how() instanceof StreamEnd.Abandoned;
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
        private final boolean choiceAlone;
        private StreamObserver observer = StreamObserver.NONE;
        private int found;

        RuleExecution(StreamRule rule) {
            this.rule = rule;
            try {
                observer = rule.observe(this);
            } catch (RuntimeException problem) {
                broken(problem);
            }
            choiceAlone = !Sight.of(observer).contains(Sight.WHOLE_CONTINUATIONS);
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

        /** Without a detour for the many observers that look at nothing but the {@code choice}. */
        void continued(StreamEvent.EventReceived event, Payload.Choice choice) {
            try {
                if (choiceAlone) {
                    observer.choice(event.sse(), choice);
                } else {
                    observer.on(event, true);
                }
            } catch (RuntimeException problem) {
                broken(problem);
            }
        }

        void on(StreamEvent event) {
            try {
                observer.on(event);
            } catch (RuntimeException problem) {
                broken(problem);
            }
        }

        private void broken(RuntimeException problem) {
            observer = StreamObserver.NONE;
            failed = true;
            findings.add(new Finding(
                    RULE_FAILED,
                    Severity.ERROR,
                    failure(rule, problem),
                    sanitizer.evidence(Evidence.of(String.valueOf(problem.getMessage()))),
                    sinceStart()));
        }
    }
}

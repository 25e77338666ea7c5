package io.github.streamcheck.observe;

import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** Judges as simply as can be: shows every event to every rule. {@link StreamJudge} has to find the same. */
final class SimpleJudge {

    private static final int MAX_FINDINGS_OF_A_RULE = 5;

    private final StreamContext stream;
    private final ActiveRules rules;
    private final StreamFacts facts;
    private final List<Finding> findings = new ArrayList<>();
    private final Predicate<StreamEvent.EventReceived> continuation;
    private long nowNanos;

    /** {@code continuation} tells the events that merely continue the one before; it is asked once for each. */
    SimpleJudge(StreamContext stream, ActiveRules rules, Predicate<StreamEvent.EventReceived> continuation) {
        this.stream = stream;
        this.facts = new StreamFacts(stream.endpoint().shape());
        this.rules = rules;
        this.continuation = continuation;
    }

    /** What is found in a stream that goes so. */
    List<Finding> findings(List<StreamEvent> events) {
        List<StreamObserver> observers = new ArrayList<>();
        for (StreamRule rule : rules.all(StreamRule.class)) {
            if (rule.isAbout(stream.endpoint().shape()) && stream.isJudgedBy(rule)) {
                observers.add(rule.observe(new Watched(rule)));
            }
        }
        for (StreamEvent event : events) {
            nowNanos = event.atNanos();
            if (event instanceof StreamEvent.EventReceived received) {
                boolean continued = continuation.test(received);
                facts.on(received, continued);
                observers.forEach(observer -> observer.on(received, continued));
            } else {
                facts.on(event);
                observers.forEach(observer -> observer.on(event));
            }
        }
        return findings;
    }

    private OptionalDouble sinceStart() {
        return facts.answer().stream()
                .mapToDouble(answer -> (nowNanos - answer.connection().startedNanos()) / 1e6)
                .findFirst();
    }

    private final class Watched implements ObservedStream {

        private final StreamRule rule;
        private int found;

        Watched(StreamRule rule) {
            this.rule = rule;
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
            if (found++ < MAX_FINDINGS_OF_A_RULE) {
                Sanitizer sanitizer = Sanitizer.WITHOUT_SECRETS;
                findings.add(new Finding(
                        rule.id(), severity, sanitizer.line(message), sanitizer.evidence(evidence), sinceStart()));
            }
        }
    }
}

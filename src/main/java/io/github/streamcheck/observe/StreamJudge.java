package io.github.streamcheck.observe;

import io.github.streamcheck.observe.measure.FigureTaker;
import io.github.streamcheck.observe.measure.GapSink;
import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import io.github.streamcheck.wire.StreamListener;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Shows one stream's events to the rules and to the figure taker, and says what came of it. A rule that throws is itself an
 * error finding: a check that could not be made must never count as one that passed.
 */
public final class StreamJudge implements StreamListener {

    /** The rule id under which a rule that threw is reported. */
    public static final String RULE_FAILED = "rule-failed";

    /** A stream can be wrong in thousands of places; the first ones say it all. */
    private static final int MAX_FINDINGS = 50;

    private final StreamContext stream;
    private final UnaryOperator<String> redact;
    private final Consumer<StreamResult> sink;
    private final StreamFacts facts = new StreamFacts();
    private final FigureTaker figures;
    private final List<Watcher> watchers = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    /**
     * Judges one stream by {@code rules}.
     *
     * @param gaps takes the gaps between token deltas while they come
     * @param redact takes secrets out of what the server sent
     * @param sink is given the result at the stream's end
     */
    public StreamJudge(
            StreamContext stream,
            List<Rule> rules,
            GapSink gaps,
            UnaryOperator<String> redact,
            Consumer<StreamResult> sink) {
        this.stream = stream;
        this.redact = redact;
        this.sink = sink;
        this.figures = new FigureTaker(facts, gaps);
        for (Rule rule : rules) {
            watchers.add(new Watcher(rule));
        }
    }

    @Override
    public void on(StreamEvent event) {
        facts.on(event);
        figures.on(event);
        for (Watcher watcher : watchers) {
            watcher.on(event);
        }
        if (event instanceof StreamEvent.Ended end) {
            sink.accept(result(end));
        }
    }

    private StreamResult result(StreamEvent.Ended end) {
        boolean failed = findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
        // What was found before the run ended is true all the same.
        StreamResult.Outcome outcome = failed
                ? StreamResult.Outcome.FAILED
                : end.how() instanceof StreamEnd.Cancelled
                        ? StreamResult.Outcome.CANCELLED
                        : StreamResult.Outcome.SUCCEEDED;
        return new StreamResult(
                stream, outcome, findings, facts.answer().map(StreamEvent.Answered::status), figures.figures(end), end);
    }

    private void add(Rule rule, Severity severity, String message, Evidence evidence) {
        if (findings.size() < MAX_FINDINGS) {
            Evidence shown = new Evidence(evidence.event(), evidence.offset(), redact.apply(evidence.excerpt()));
            findings.add(new Finding(rule.id(), severity, redact.apply(message), shown));
        }
    }

    /** One rule at work on this stream. */
    private final class Watcher {

        private final Rule rule;
        private final StreamObserver observer;
        private boolean broken;

        Watcher(Rule rule) {
            this.rule = rule;
            this.observer = begin(rule);
        }

        private StreamObserver begin(Rule begun) {
            try {
                return begun.observe(
                        stream, facts, (message, evidence) -> add(begun, begun.severity(), message, evidence));
            } catch (RuntimeException problem) {
                return broken(problem);
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
            findings.add(new Finding(
                    RULE_FAILED,
                    Severity.ERROR,
                    "the rule " + rule.id() + " failed: " + problem.getClass().getSimpleName()
                            + "; please report this as a bug of streamcheck",
                    Evidence.of(redact.apply(String.valueOf(problem.getMessage())))));
            return new StreamObserver() {};
        }
    }
}

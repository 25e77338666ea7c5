package io.github.streamcheck.observe.rules.text;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ChunkRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.rules.AskedFor;
import io.github.streamcheck.observe.rules.JsonWanted;
import io.github.streamcheck.observe.rules.PerChoice;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;

/** Reports text that is not the JSON which response_format asks for. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TEXT,
        severity = Severity.WARNING,
        summary = "response_format asks for JSON, and the text is not JSON, or lacks a required member",
        explanation = """
            Clients parse the whole text as JSON, and fail on Markdown fences, other words, or a missing member. Answers
            that were cut by length, filtered or refused, or that call a tool, are not reported. Of a schema, only the
            required members of its top level are checked.

            Fix: Use guided decoding for response_format, or refuse requests that ask for it.""")
public final class JsonModeBroken implements ChunkRule {

    /** In characters; a longer text is not judged. */
    private static final int MAX_LENGTH = 64 * 1024;

    @Override
    public StreamObserver observe(ObservedStream stream) {
        JsonWanted wanted = AskedFor.json(stream.request());
        if (!wanted.isWanted()) {
            return StreamObserver.NONE;
        }
        PerChoice<Answer> answers = new PerChoice<>(Answer::new);
        return StreamObserver.onChoice((event, choice) -> answers.of(choice).add(choice), end -> {
            for (Answer answer : answers.all()) {
                String text = answer.text.toString();
                if (stream.facts().endedInOrder(end) && answer.stopped && !answer.other && text.length() < MAX_LENGTH) {
                    wanted.problem(text).ifPresent(problem -> stream.report(problem, text));
                }
            }
        });
    }

    private static final class Answer {

        private final StringBuilder text = new StringBuilder();
        private boolean other;
        private boolean stopped;

        void add(Payload.Choice choice) {
            text.append(choice.text(), 0, Math.min(choice.text().length(), MAX_LENGTH - text.length()));
            other |= !choice.tools().isEmpty() || choice.members().refusal();
            stopped |= choice.finishReason().filter("stop"::equals).isPresent();
        }
    }
}

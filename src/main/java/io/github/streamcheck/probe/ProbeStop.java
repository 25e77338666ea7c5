package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.StreamRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks for a stop sequence. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.PROBES,
        severity = Severity.WARNING,
        summary = "a stop sequence from the middle of the plain answer: the text ends before it",
        explanation = """
            The sequence is taken from the plain answer to the same prompt. Accepted: the text before it, with the
            finish reason stop; any 4xx. A server whose plain answers differ can't be checked.

            Fix: End the text before the sequence, with the finish reason stop.""")
public final class ProbeStop implements Probe {

    static final Result NOT_REPEATED =
            Result.notApplicable("there is no plain answer that is the same twice and long enough");

    private static final int MIN_TEXT = 24;
    private static final int STOP_LENGTH = 6;

    @Override
    public boolean isAbout(Endpoint endpoint) {
        return endpoint.shape().isChunks() || endpoint.shape().isLines();
    }

    @Override
    public Result run(Client client) throws InterruptedException {
        StreamRequest open = client.request("Count from one to twenty in words.", Map.of());
        Answer plain = client.plain(open);
        String text = plain.text();
        if (!isRepeated(client, open, plain)) {
            return NOT_REPEATED;
        }
        String stop = middle(text);
        Answer answer = client.stream(client.request(open.prompt(), Map.of("stop", List.of(stop))))
                .answer();
        if (answer.isRefusal()) {
            return Result.EXPECTED;
        }
        String expected = text.substring(0, text.indexOf(stop));
        boolean stopped = answer.text().strip().equals(expected.strip())
                && answer.finishReason().equals(Optional.of("stop"));
        return Result.of(
                answer.isAnswer() && stopped,
                answer.text().contains(stop)
                        ? "the text goes on past a stop sequence"
                        : "the text does not end right before a stop sequence, with the finish reason stop");
    }

    /** Whether {@code plain} answers the request, is long enough, and comes again. */
    static boolean isRepeated(Client client, StreamRequest request, Answer plain) throws InterruptedException {
        return plain.isAnswer()
                && plain.text().length() >= MIN_TEXT
                && plain.text().equals(client.plain(request).text());
    }

    /** A piece from the middle of a text that is long enough. */
    static String middle(String text) {
        return text.substring(text.length() / 2, text.length() / 2 + STOP_LENGTH);
    }
}

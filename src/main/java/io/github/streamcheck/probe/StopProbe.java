package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.StreamRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A stop sequence. */
@AutoService(Rule.class)
public final class StopProbe implements Probe {

    private static final int MIN_TEXT = 24;
    private static final int STOP_LENGTH = 6;

    @Override
    public String id() {
        return "probe-stop";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String summary() {
        return "a stop sequence out of the middle of the plain answer: the text ends before it";
    }

    @Override
    public String explanation() {
        return "A sequence is taken out of the plain answer to the same prompt. Accepted: the text up to "
                + "it, and the finish reason stop; any 4xx. A server whose plain answers differ from each "
                + "other can not be asked.";
    }

    @Override
    public boolean isAbout(Endpoint endpoint) {
        return endpoint.shape() == EventShape.CHUNKS;
    }

    @Override
    public Result run(Client client) throws InterruptedException {
        StreamRequest open = client.request("Count from one to twenty in words.", Map.of());
        Answer plain = client.plain(open);
        String text = plain.text();
        if (!plain.isSuccess()
                || text.length() < MIN_TEXT
                || !text.equals(client.plain(open).text())) {
            return Result.notApplicable("there is no plain answer that is the same twice and long enough");
        }
        String stop = text.substring(text.length() / 2, text.length() / 2 + STOP_LENGTH);
        Answer answer = client.stream(client.request(open.prompt(), Map.of("stop", List.of(stop))))
                .answer();
        if (answer.isRefusal()) {
            return Result.EXPECTED;
        }
        String expected = text.substring(0, text.indexOf(stop));
        boolean stopped = answer.text().strip().equals(expected.strip())
                && answer.finishReason().equals(Optional.of("stop"));
        return Result.of(
                answer.isSuccess() && stopped,
                answer.text().contains(stop)
                        ? "the text goes on past a stop sequence"
                        : "the text does not end right before a stop sequence, with the finish reason stop");
    }
}

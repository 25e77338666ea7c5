package io.github.streamcheck.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.StreamRequest;
import java.util.List;
import java.util.Map;

/** Asks for a stop sequence of a message. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.PROBES,
        severity = Severity.WARNING,
        summary =
                "stop_sequences from the middle of the plain message: stop_reason stop_sequence, and the sequence itself",
        explanation = """
            The sequence is taken from the plain answer to the same prompt. Accepted: the text before it, the stop_reason
            stop_sequence, and the sequence as stop_sequence; any 4xx. A server whose plain answers differ can't be checked.

            Fix: End the text before the sequence, and name the sequence in the last message_delta.""")
public final class ProbeStopSequence implements Probe {

    @Override
    public boolean isAbout(Endpoint endpoint) {
        return endpoint.shape() == EventShape.MESSAGES;
    }

    @Override
    public Result run(Client client) throws InterruptedException {
        StreamRequest open = client.request("Count from one to twenty in words.", Map.of());
        Answer plain = client.plain(open);
        if (!ProbeStop.isRepeated(client, open, plain)) {
            return ProbeStop.NOT_REPEATED;
        }
        String stop = ProbeStop.middle(plain.text());
        StreamedAnswer streamed = client.stream(client.request(open.prompt(), Map.of("stop_sequences", List.of(stop))));
        Answer answer = streamed.answer();
        if (answer.isRefusal()) {
            return Result.EXPECTED;
        }
        if (answer.text().contains(stop)) {
            return Result.found("the text goes on past a stop sequence");
        }
        JsonNode end = streamed.lastOf("message_delta").path("delta");
        client.saw(end.toString());
        boolean named = end.path("stop_reason").asText().equals("stop_sequence")
                && end.path("stop_sequence").asText().equals(stop);
        return Result.of(
                answer.isAnswer() && named, "a message that a stop sequence ends does not say so, with the sequence");
    }
}

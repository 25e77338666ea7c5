package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.Severity;
import java.util.Map;

/** Asks a model of Ollama to think. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.PROBES,
        severity = Severity.WARNING,
        summary = "think of true on Ollama's endpoints: the thinking stands in its own member, or refused with 4xx",
        explanation = """
            A model that thinks sends its thinking as thinking, apart from its text; Ollama refuses think for any other model.
            Accepted: an answer with thinking, and without the tags of thinking in the text; any 4xx. An answer without thinking
            can't be checked.

            Fix: Take the thinking out of the text, and send it as thinking.""")
public final class ProbeThink implements Probe {

    @Override
    public boolean isAbout(Endpoint endpoint) {
        return endpoint.shape().isLines();
    }

    @Override
    public Result run(Client client) throws InterruptedException {
        StreamedAnswer streamed =
                client.stream(client.request("How many letters has the word tree?", Map.of("think", true)));
        Answer answer = streamed.answer();
        if (answer.text().contains("<think>") || answer.text().contains("</think>")) {
            return Result.found("thinking stands in the text");
        }
        if (answer.isAnswer() && streamed.reasoning().isEmpty()) {
            return Result.notApplicable("the model does not think");
        }
        return Result.of(answer.isAnswer() || answer.isRefusal(), "think is answered with " + answer.outcome());
    }
}

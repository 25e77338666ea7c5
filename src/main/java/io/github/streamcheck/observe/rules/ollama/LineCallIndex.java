package io.github.streamcheck.observe.rules.ollama;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.OllamaRule;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import java.util.HashSet;
import java.util.Set;

/** Reports Ollama's tool calls that clients join. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TOOL,
        severity = Severity.WARNING,
        summary = "several tool calls of which two share an index, or one has none",
        explanation = """
            Ollama numbers the calls of an answer from 0, in function.index. LangChain4j joins the arguments of calls with one
            index, or without one, to a text that is no JSON. A single call needs no index.

            Fix: Number the calls of an answer in function.index, over all of its lines.""")
public final class LineCallIndex implements OllamaRule {

    /** In place of an index. */
    private static final long NONE = -1;

    @Override
    public StreamObserver observe(ObservedStream given) {
        ObservedStream stream = given.reportingOnce();
        Set<Long> indexes = new HashSet<>();
        return OllamaRule.onLine((event, line) -> {
            for (Payload.Call call : line.calls()) {
                long index = call.index().orElse(NONE);
                boolean first = indexes.isEmpty();
                boolean known =
                        indexes.size() < ObservedStream.MAX_PARTS ? !indexes.add(index) : indexes.contains(index);
                if (!first && (index == NONE || indexes.contains(NONE))) {
                    stream.report("one of several tool calls has no index", event, "tool_calls");
                } else if (known) {
                    stream.report("two tool calls share an index", event, "tool_calls");
                }
            }
        });
    }
}
